"""Messages of faults as the store keeps them."""

import pytest

from headway.returns.store.wording import without_values


@pytest.mark.parametrize(
    ("message", "value", "kept"),
    [
        ("This is not a date.", "Jane", "This is not a date."),
        ('"31/02/2014" is no day.', None, "“…” is no day."),
        ("“Jane Example” is no code.", None, "“…” is no code."),
        ("The word 'Jane' is no code.", None, "The word “…” is no code."),
        ("Jane is no code.", " Jane ", "… is no code."),
        ("The child's own row isn't here.", None, "The child's own row isn't here."),
        ('"DECOM" is after "DEC".', None, '"DECOM" is after "DEC".'),
        ('"White British" was read as "WBRI".', "White British", '"White British" was read as "WBRI".'),
        ("It is 1 of 20 codes.", "1", "It is 1 of 20 codes."),
    ],
)
def test_what_a_message_quotes_is_kept_only_if_the_schema_says_it(
    message: str, value: str | None, kept: str
) -> None:
    assert without_values("ssda903", message, value) == kept
