"""The reference page of the words says every word, every step and every test, with how sure it is."""

from headway.assessment.comparing import Step, Style, comparator_tests, words_for
from headway.assessment.words.page import words_page
from headway.frameworks import proportion_tables


def test_every_word_with_its_range_and_every_table_with_its_mark_is_there():
    page = words_page()
    for table in proportion_tables().values():
        assert f"### {table.name}" in page
        assert table.verification.in_words in page
        for band in table.bands:
            assert f"| {', '.join(band.words)} | {band.range_in_words.removesuffix('%')} |" in page


def test_every_step_and_every_test_is_there():
    page = words_page()
    assert all(words_for(step, style) in page for step in Step for style in Style)
    assert all(test.says in page and test.mark.in_words in page for test in comparator_tests().values())
