"""Which findings a recommendation rests on: printed where the report prints them, else proposed."""

from synthetic_reports import SIF_2014, ilacs_2023, read, sif, sif_2017

from headway.reports import (
    Addressee,
    Finding,
    FindingKind,
    InspectionRecord,
    Link,
    LinkedFinding,
    Recommendation,
    RecommendationKind,
)
from headway.reports.links import linked


def item(number: str, text: str, addressee: Addressee = Addressee.AUTHORITY) -> Recommendation:
    return Recommendation(number, addressee, RecommendationKind.RECOMMENDATION, None, text, (), 1)


def finding(
    paragraph: str, text: str, chapter: str | None = None, kind: FindingKind | None = None
) -> Finding:
    tagged = text.endswith("(Recommendation)")
    return Finding(paragraph, int(paragraph), text, kind, tagged, chapter)


def paragraphs(record: InspectionRecord) -> dict[str | None, list[str | None]]:
    return {each.number: [link.paragraph for link in each.findings] for each in record.recommendations}


def test_printed_paragraph_numbers_are_the_links() -> None:
    items = [
        item("1", "Ensure that visits are made. (paragraph 11)"),
        item("2", "Keep plans. (paragraphs 12, 14 and 15)"),
    ]
    findings = [finding(str(n), f"Passage {n}.") for n in range(11, 16)]
    first, second = linked(items, findings)
    assert first.findings == (LinkedFinding("11", 11, Link.PRINTED),)
    assert [link.paragraph for link in second.findings] == ["12", "14", "15"]


def test_a_printed_range_of_paragraphs_is_every_one_of_them() -> None:
    (only,) = linked(
        [item("1", "Keep plans. (see paragraphs 11–13, 15)")], [finding(str(n), "x") for n in range(11, 16)]
    )
    assert [link.paragraph for link in only.findings] == ["11", "12", "13", "15"]


def test_a_printed_number_without_its_paragraph_is_no_link() -> None:
    (only,) = linked([item("1", "Keep plans. (paragraphs 11 and 99)")], [finding("11", "x")])
    assert [link.paragraph for link in only.findings] == ["11"]


def test_where_some_links_are_printed_none_is_proposed() -> None:
    items = [item("1", "Visit children at home. (paragraph 12)"), item("2", "Write to foster carers.")]
    findings = [finding("11", "Foster carers get no letters."), finding("12", "Visits to children are late.")]
    assert [bool(each.findings) for each in linked(items, findings)] == [True, False]


def test_a_tagged_finding_is_proposed_for_the_recommendation_most_alike() -> None:
    record = read(sif_2017())
    assert paragraphs(record) == {"1": ["4"], "2": ["5"], "6": ["7"]}
    assert {link.link for each in record.recommendations for link in each.findings} == {Link.PROPOSED}


def test_a_tagged_finding_goes_to_its_own_body_only() -> None:
    items = [item("1", "Publish the neglect strategy."), item("2", "Attend more meetings.", Addressee.LSCB)]
    findings = [finding("7", "The neglect strategy is not published. (Recommendation)", "lscb")]
    assert [each.findings for each in linked(items, findings)] == [(), ()]


def test_an_untagged_finding_is_not_proposed_where_the_report_tags() -> None:
    record = read(sif_2017())
    proposed = {link.paragraph for each in record.recommendations for link in each.findings}
    assert proposed == {each.paragraph for each in record.findings if each.tagged}


def test_without_tags_the_nearest_passages_are_proposed_in_printed_order() -> None:
    items = [item("1", "Chronologies should be kept on every file by social workers.")]
    findings = [
        finding("1", "Foster homes are warm."),
        finding("2", "Chronologies are missing from one file in three."),
        finding("3", "Meetings are minuted."),
        finding("4", "Social workers say that a chronology on file helps; few files have chronologies."),
    ]
    (only,) = linked(items, findings)
    assert [link.paragraph for link in only.findings] == ["2", "4"]


def test_a_passage_with_no_word_in_common_is_never_proposed() -> None:
    (only,) = linked([item("1", "Chronologies should be kept.")], [finding("1", "Foster homes are warm.")])
    assert only.findings == ()


def test_a_strength_is_not_proposed_as_what_a_recommendation_rests_on() -> None:
    strength = finding("5", "Chronologies are kept on every file.", kind=FindingKind.STRENGTH)
    (only,) = linked([item("1", "Chronologies should be kept on every file.")], [strength])
    assert only.findings == ()


def test_the_front_page_s_rows_are_linked_to_nothing() -> None:
    pages = {link.page for each in read(SIF_2014).recommendations for link in each.findings}
    assert 1 not in pages


def test_without_findings_the_recommendations_are_as_they_were() -> None:
    items = (item("1", "Keep plans."),)
    assert linked(items, []) == items
    assert linked([], [finding("1", "x")]) == ()


def test_links_do_not_change_what_a_recommendation_says() -> None:
    record = read(ilacs_2023())
    assert [each.text for each in record.recommendations] == [
        "The quality of plans. (Outcome 2, national framework)",
        "How soon children are visited.",
    ]


def test_a_printed_paragraph_is_linked_in_a_whole_report() -> None:
    record = read(
        sif(),
        """
        Recommendations
        1. Ensure that visits are made in time. (paragraph 3)
        2. Keep plans. (paragraphs 3 and 4)
        Inspection findings
        3. Visits are late.
        4. Plans are lost.
        """,
    )
    assert paragraphs(record) == {"1": ["3"], "2": ["3", "4"]}
    assert {link.link for each in record.recommendations for link in each.findings} == {Link.PRINTED}
