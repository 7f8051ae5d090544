"""Which questions a briefing offers: the rule as it is stated on the page."""

from headway.web.scrutiny.rules.pointers import MOST, Link, Pointer, Sign, chosen_questions
from headway.web.scrutiny.rules.question_bank import bank

NAMES = {"overdue": "Overdue", "silent": "Silent", Sign.OFF_TRACK: "Off track"}


def pointer(sign: str, weight: int = 0, subject: str = "", action: int = 1) -> Pointer:
    return Pointer(
        sign, weight, f"{sign} {action}", Link("It", "action", action), subject=subject, action=action
    )


def test_nothing_to_look_at_calls_for_no_question() -> None:
    assert chosen_questions([], NAMES) == ()
    assert chosen_questions([pointer("all-due-one-day")], NAMES) == ()


def test_a_sign_calls_for_the_questions_that_are_marked_for_it_each_once() -> None:
    found = chosen_questions([pointer("overdue", action=1), pointer("overdue", action=2)], NAMES)
    assert {each.question.ask for each in found} == {
        one.ask for each in bank().values() for one in each.questions if "overdue" in one.when
    }
    assert all(each.why == "Overdue: 2." for each in found)
    assert [each.action for each in found[0].pointers] == [1, 2]


def test_the_gravest_and_the_most_signs_come_first() -> None:
    found = chosen_questions(
        [pointer("silent", 1, action=each) for each in range(5)] + [pointer(Sign.OFF_TRACK, 0)], NAMES
    )
    assert "off-track" in found[0].question.when
    assert found[1].why.startswith("Silent: 5")


def test_a_reason_names_every_sign_that_called_for_the_question() -> None:
    both = chosen_questions([pointer("overdue-and-silent"), pointer("overdue")], NAMES)
    assert both[0].why == "Overdue: 1; overdue-and-silent: 1."


def test_subjects_of_what_is_pointed_out_offer_a_question_that_is_marked_for_no_sign() -> None:
    found = chosen_questions([pointer("overdue", subject="Pathway plans of care leavers")], NAMES)
    last = found[-1]
    assert last.category.id == "care-leavers"
    assert last.question.when == ()
    assert last.why == "1 of the things to look at is about: Care leavers."


def test_no_more_are_offered_than_can_be_asked_and_subjects_keep_their_room() -> None:
    signs = {sign for each in bank().values() for one in each.questions for sign in one.when}
    subject = "care leavers, adoption, police, audit and workforce"
    found = chosen_questions([pointer(each, subject=subject) for each in sorted(signs)], NAMES)
    assert len(found) == MOST
    assert sum(each.question.when == () for each in found) == 3


def test_the_rule_is_the_same_each_time() -> None:
    pointers = [pointer("overdue", 0, "Care leavers"), pointer("silent", 1, "Adoption", 2)]
    assert chosen_questions(pointers, NAMES) == chosen_questions(pointers, NAMES)
