"""The statement as a document tree: a heading for each thing asked, the answer, and a table of what will be done."""

from datetime import date

from headway.documents.plan import Section
from headway.documents.tree import (
    Block,
    BulletList,
    Document,
    FieldRow,
    Fields,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)
from headway.documents.wording import counted, day, listed, sentence_case, window
from headway.web.plans.statement.contents import Asked, Contents, Promise

_HEADER = ("Action", "Who answers for it", "How we will know", "Period")
_WIDTHS = (4, 2.2, 3.4, 2.2)
_NOT_SETTLED = "to be settled"


def document(said: Contents, *, draft: bool) -> Document:
    """The tree of a statement; as a draft it says so, and marks what is still to be settled."""
    return Document(
        title=said.title,
        subject="Statement of proposed action",
        author=said.authority,
        dated=said.on,
        blocks=(
            *_example(said),
            _head(said, draft=draft),
            *_introduction(said),
            *(block for section in Section for block in _section(said, section)),
            *_closing(said),
        ),
        draft=draft,
    )


def _example(said: Contents) -> tuple[Block, ...]:
    text = "This plan is an invented example. No council has adopted it."
    return (Paragraph((Run(text, bold=True),)),) if said.is_example else ()


def _head(said: Contents, *, draft: bool) -> Block:
    windows = listed([window(first, last) for first, last in said.fieldwork])
    shown = {
        "Authority": said.authority,
        "In answer to": said.framework,
        "Fieldwork": sentence_case(windows),
        "Report published": day(said.report_published) if said.report_published else "",
        "Draft of" if draft else "Published": day(said.on),
        "Owning body": said.owning_body,
    }
    return Fields(tuple(FieldRow(label, (plain(value),)) for label, value in shown.items() if value))


def _introduction(said: Contents) -> tuple[Block, ...]:
    asked = [each for each in said.items if each.section != Section.OTHER]
    issues = len(said.items) - len(asked)
    promised = sum(len(each.promises) for each in said.items)
    duty = (
        "It is the written statement under section 137(3) of the Education and Inspections Act 2006: the action "
        "proposed in the light of the report, and the period for that action."
        if said.under_s137
        else "It sets out the action proposed in the light of the report, and the period for that action."
    )
    more = f", and takes up {counted(issues, 'other issue', 'other issues')} found" if issues else ""
    return (
        Paragraph(
            plain(
                f"This statement answers {counted(len(asked), 'recommendation', 'recommendations')}{more}, with "
                f"{counted(promised, 'action', 'actions')}. {duty}"
            )
        ),
    )


def _section(said: Contents, section: Section) -> tuple[Block, ...]:
    items = said.section(section)
    if not items:
        return ()
    return (Heading(plain(section)), *(block for each in items for block in _item(each)))


def _item(item: Asked) -> tuple[Block, ...]:
    page = f" (page {item.page} of the report)" if item.page else ""
    blocks: list[Block] = [Heading(plain(item.label), level=3), Paragraph(plain(f"{item.text}{page}"))]
    if item.sub_items:
        blocks.append(BulletList(tuple(plain(each) for each in item.sub_items)))
    if item.section != Section.OTHER or item.answer:
        answer = Run(item.answer) if item.answer else Run("answer to be settled", placeholder=True)
        reason = (Run(f". {_sentence(item.reason)}"),) if item.reason else (Run("."),)
        blocks.append(Paragraph((Run("Response: ", bold=True), answer, *reason), leads=bool(item.promises)))
    if item.promises:
        rows = tuple(_row(each) for each in item.promises)
        blocks.append(Table(f"What will be done: {item.label}", _HEADER, rows, _WIDTHS))
    return tuple(blocks)


def _row(promise: Promise) -> tuple[tuple[Runs, ...], ...]:
    action = [(Run(promise.title, bold=True),)]
    action += [plain(line) for line in promise.detail.splitlines() if line.strip()]
    action += [plain(f"• {title}{f', by {day(due)}' if due else ''}") for title, due in promise.milestones]
    kind = f" ({promise.measure_kind.lower()})" if promise.measure_kind else ""
    measure = [plain(f"{promise.measure}{kind}") if promise.measure else _open("measure")]
    if promise.hears_children:
        measure.append(plain("Children's own views are part of this."))
    owners = [plain(each) for each in promise.owners] or [_open("owner")]
    return (tuple(action), tuple(owners), tuple(measure), (_period(promise.start, promise.due),))


def _period(start: date | None, due: date | None) -> Runs:
    if due is None:
        return _open("period")
    return plain(f"{day(start)} to {day(due)}" if start else f"By {day(due)}")


def _open(what: str) -> Runs:
    return (Run(f"{what} {_NOT_SETTLED}", placeholder=True),)


def _closing(said: Contents) -> tuple[Block, ...]:
    return (
        Heading(plain("How progress is judged")),
        Paragraph(
            plain(
                f"Only the owning body ({said.owning_body}) closes an action, and only on evidence. Delivered means "
                "that the action was done; embedded means that its measure shows that the change has held."
            )
        ),
    )


def _sentence(text: str) -> str:
    text = sentence_case(" ".join(text.split()))
    return text if text.endswith((".", "!", "?")) else f"{text}."
