"""No path of the assessment mixes the scale where 4 is best with those where 1 is.

Three ways: the text of the rooms is searched for what could; any reading of a grade's number or rank outside the two
places that may is an error while whole profiles are judged, kept and written; and grades of two scales never compare.
"""

import ast
import json
import re
import sys
from itertools import permutations
from pathlib import Path

import pytest
from profiles import random_council_profile, random_profile

from headway.assessment.judging import Assessed, assess, permits, printed, refuse_unless_permitted
from headway.assessment.letter import draft
from headway.assessment.profile_file import as_csv, as_dict, from_dict
from headway.assessment.rulebook import rulebooks
from headway.errors import ForPerson
from headway.frameworks import Grade, scales

SOURCE = Path(__file__).resolve().parents[2] / "src/headway"
ROOMS = ("assessment", "web/assessment")
PRINTED = "headway.assessment.judging.grades"
MAY_READ_NUMBERS = {"headway.frameworks.grades", PRINTED}
EVERY = [grade for scale in scales().values() for grade in scale.grades]


def texts(*endings: str) -> list[tuple[Path, str]]:
    """Files of both rooms, but for the one that prints."""
    found = [path for room in ROOMS for path in sorted((SOURCE / room).rglob("*")) if path.suffix in endings]
    assert found
    return [
        (path, path.read_text(encoding="utf-8"))
        for path in found
        if path != SOURCE / "assessment/judging/grades.py" and "migrations" not in path.parts
    ]


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in {"code", "rank"}


def _numbers_of_grades(tree: ast.Module) -> list[str]:
    """Expressions that read a grade's number or order by one. ``authority.code`` is an ONS code, and no grade."""
    found = []
    for node in ast.walk(tree):
        said = ast.unparse(node) if isinstance(node, ast.expr) else ""
        if isinstance(node, ast.Attribute) and node.attr == "rank":
            found.append(said)
        if _is_number(node) and re.search(r"grade|best|worst|permitted|leaning|judged", said.lower()):
            found.append(said)
        if isinstance(node, ast.Compare) and any(
            isinstance(op, ast.Lt | ast.Gt | ast.LtE | ast.GtE) for op in node.ops
        ):
            found += [said] if any(map(_is_number, (node.left, *node.comparators))) else []
        if isinstance(node, ast.BinOp | ast.UnaryOp) and any(map(_is_number, ast.iter_child_nodes(node))):
            found.append(said)
        if isinstance(node, ast.Call):
            found += _calls(node, said)
    return found


def _calls(node: ast.Call, said: str) -> list[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    ordered_by = [each.value for each in node.keywords if each.arg == "key"]
    number_of_code = name in {"int", "abs", "float", "attrgetter"} and re.search(r"\b(code|rank)\b", said)
    by_code = name in {"sorted", "min", "max", "sort"} and any(
        re.search(r"grade.*\b(code|rank)\b|\brank\b", ast.unparse(each)) for each in ordered_by
    )
    place = name == "index" and "grades" in said
    return [said] if name == "Grade" or number_of_code or by_code or place else []


def test_no_code_of_the_rooms_reads_orders_or_counts_by_a_grades_number() -> None:
    found = {
        str(path.relative_to(SOURCE)): wrong
        for path, text in texts(".py")
        if (wrong := _numbers_of_grades(ast.parse(text)))
    }
    assert found == {}, (
        "print a grade by headway.assessment.judging.printed; compare by better_than and worse_than"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "grade.code",
        "reason.best.code + 1",
        "sorted(grades, key=lambda each: each.rank)",
        "max(found, key=attrgetter('rank'))",
        "here.code < there.code",
        "int(given.code)",
        "scale.grades.index(grade)",
        "Grade('csa_4', 'x', 'X', 1)",
    ],
)
def test_the_search_finds_what_it_is_for(wrong: str) -> None:
    assert _numbers_of_grades(ast.parse(wrong))


def test_the_search_lets_ons_codes_be() -> None:
    assert not _numbers_of_grades(
        ast.parse("authority.code == other.code; sorted(places, key=lambda p: p.code)")
    )


def test_no_template_prints_a_grades_number_by_itself() -> None:
    for path, text in texts(".html", ".jinja", ".j2", ".txt"):
        assert not re.search(r"(grade|best|worst|permitted|leaning)\w*(\[\d\])?\.(code|rank)", text), path


def test_the_website_keeps_grades_as_words() -> None:
    for path, text in texts(".py"):
        assert not re.search(r"^\s+\w*grade\w* = models\.\w*(Integer|Decimal|Float)", text, re.MULTILINE), (
            path
        )


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any reading of a grade's number or rank by other code than may read it is an error."""
    plain = object.__getattribute__

    def watched(self: Grade, name: str) -> object:
        if name in {"code", "rank"}:
            reader = sys._getframe(1).f_globals["__name__"]
            assert reader in MAY_READ_NUMBERS, f"{reader} read {name} of {plain(self, 'label')}"
        return plain(self, name)

    monkeypatch.setattr(Grade, "__getattribute__", watched)


@pytest.mark.usefixtures("guarded")
def test_the_guard_is_awake() -> None:
    with pytest.raises(AssertionError, match="read code of"):
        _ = EVERY[0].code
    with pytest.raises(AssertionError, match="read rank of"):
        sorted(EVERY, key=lambda each: each.rank)
    assert printed(scales()["csa_4"].by_id("performs_poorly")) == "Performs poorly (1)"


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("name", list(rulebooks()))
def test_nothing_reads_a_number_while_profiles_are_judged_kept_and_written(name: str) -> None:
    book = rulebooks()[name]
    for seed in range(60):
        profile = (random_profile if name == "csa" else random_council_profile)(seed)
        found = assess(profile, book)
        assert Assessed.from_dict(json.loads(json.dumps(found.as_dict()))) == found
        assert from_dict(json.loads(json.dumps(as_dict(profile)))) == profile
        as_csv(profile)
        refuse_unless_permitted(found, found.permitted[0])
        draft(
            profile, found, book, grade=found.permitted[-1], because="", addressee=(), signatory=(), on=None
        )


def test_no_number_stands_in_what_was_assessed() -> None:
    for seed in range(100):
        found = assess(random_profile(seed), rulebooks()["csa"]).as_dict()
        assert not [each for each in _leaves(found) if isinstance(each, int | float)]


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in _leaves(each)]
    return [leaf for each in value for leaf in _leaves(each)] if isinstance(value, list) else [value]


def test_grades_of_two_scales_never_compare_and_never_stand_in_for_each_other() -> None:
    for one, other in permutations(EVERY, 2):
        if one.scale == other.scale:
            continue
        assert one != other
        for compare in (one.better_than, one.worse_than):
            with pytest.raises(ForPerson, match="different scales"):
                compare(other)
        with pytest.raises(TypeError):
            sorted((one, other))  # type: ignore[type-var]


def test_a_grade_of_any_other_scale_is_refused_as_the_judgement_whatever_its_number_or_word() -> None:
    for book in rulebooks().values():
        found = assess(random_profile(1), book)
        for grade in EVERY:
            if grade.scale != book.scale.id:
                with pytest.raises(ForPerson, match=f"scale {grade.scale}"):
                    permits(found, grade)


def test_a_limit_and_a_leaning_are_of_the_assessments_scale_and_read_inspections_by_their_own() -> None:
    for book in rulebooks().values():
        for rule in book.limiting:
            assert rule.best in book.scale.grades
            for grade in getattr(rule.when, "at_or_below", ()):
                assert grade in scales()[grade.scale].grades
        for rule in book.leaning:
            assert all(to in book.scale.grades for _, to in getattr(rule.by, "leans", ()))
            assert all(grade in book.scale.grades for grade, _ in getattr(rule.by, "rungs", ()))
