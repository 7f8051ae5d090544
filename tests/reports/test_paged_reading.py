"""A report with its pages: one reading gives the record, the pages, and the passages that no finding or item holds."""

from pathlib import Path

import synthetic_reports as drawn

from headway.reports import PagedRecord, read_each, read_pages
from headway.reports.parsing import read_paged

PARSER = "headway.reports.parsing:read_paged"


def test_the_record_is_the_same_with_its_pages() -> None:
    pages = drawn.pages(drawn.sif_2017())
    plain, paged = read_pages(pages, "0" * 64), read_paged(pages, "0" * 64)
    assert {name: getattr(paged, name) for name in vars(plain)} == vars(plain)
    assert paged.pages == pages


def test_what_no_finding_holds_is_other_text_and_nothing_is_told_twice() -> None:
    paged = read_paged(drawn.pages(drawn.sif_2017()), "0" * 64)
    held = " ".join(finding.text for finding in paged.findings) + " ".join(
        item.text for item in paged.recommendations
    )
    assert paged.other
    assert not [each.text for each in paged.other if each.text in held]


def test_what_the_inspectorate_prints_about_itself_is_no_finding_and_no_passage() -> None:
    imprint = "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects."
    more = (
        "To receive regular email alerts about new publications please visit the website and subscribe there."
    )
    whole = read_paged(drawn.pages(f"{drawn.ilacs_2023()}\nThat is all.\n{imprint}\n{more}"), "0" * 64)
    texts = [finding.text for finding in whole.findings] + [each.text for each in whole.other]
    assert texts
    assert not [text for text in texts if "regulates and inspects" in text or "email alerts" in text]


def test_documents_are_read_in_the_order_given(tmp_path: Path) -> None:
    paths = []
    for number in range(9):
        paths.append(tmp_path / f"{9 - number}.txt")
        paths[-1].write_text(drawn.sif_2017() if number % 2 else "A shopping list.")
    found = list(read_each(((path, path.name) for path in paths), jobs=2, parser=PARSER))
    assert [path for path, _ in found] == paths
    assert [record.framework is not None for _, record in found] == [bool(number % 2) for number in range(9)]
    assert all(isinstance(record, PagedRecord) for _, record in found)
