"""The plan as a document in landscape, for those who work in Word: a table a section."""

from headway.documents.plan import Plan, PlanRow, Section
from headway.documents.tree import (
    Block,
    BulletList,
    Document,
    FieldRow,
    Fields,
    Heading,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)

_HEADER = (
    "Ref",
    "In the words of the document",
    "Response and reason",
    "Owner(s)",
    "Action",
    "Success measure and evidence",
    "Start and due",
    "Status and progress",
)
_WIDTHS = (1, 6, 2.2, 2, 4, 3, 1.8, 2.8)
_INTRODUCTIONS = {
    Section.OTHER: "What inspectors raised beside their recommendations, or the Council itself found.",
}


def plan_paper(plan: Plan) -> Document:
    """The plan as a tree. Sections without rows are left out, save that for other issues."""
    head = Fields(tuple(FieldRow(label, (plain(value),)) for label, value in plan.facts_shown))
    sections = [block for section in Section for block in _section(plan, section)]
    return Document(
        title=plan.title,
        author=plan.template.council or plan.record.authority.name or "",
        dated=plan.dated,
        blocks=(head, *sections, *_words(plan), *_notes(plan)),
        landscape=True,
        draft=True,
    )


def _section(plan: Plan, section: Section) -> list[Block]:
    rows = plan.rows_in(section)
    if not rows:
        return []
    blocks: list[Block] = [Heading(plain(section))]
    if section in _INTRODUCTIONS:
        blocks.append(Paragraph(plain(_INTRODUCTIONS[section])))
    table = Table(f"Rows {rows[0].ref} to {rows[-1].ref}", _HEADER, tuple(_row(row) for row in rows), _WIDTHS)
    return [*blocks, table]


def _row(row: PlanRow) -> tuple[tuple[Runs, ...], ...]:
    empty = (plain(""),)
    return ((plain(row.ref),), _asked(row), empty, empty, empty, empty, empty, empty)


def _asked(row: PlanRow) -> tuple[Runs, ...]:
    if row.page is None:
        return (plain(""),)
    priority = row.kind == "Area for priority action"
    where = [f"No. {row.number}" if row.number else "", f"page {row.page}", row.due_band]
    lead = (Run(f"{row.kind}. ", bold=True),) if priority else ()
    return (
        (*lead, Run(row.text)),
        *(plain(f"• {each}") for each in row.sub_items),
        (Run(", ".join(each for each in where if each), italic=True),),
        *((Run(f"Finding: {each}", italic=True),) for each in row.findings),
    )


def _words(plan: Plan) -> tuple[Block, ...]:
    template = plan.template
    defined = [
        (Run(f"{each.word}: ", bold=True), Run(each.meaning))
        for each in (*template.statuses, *template.ratings)
    ]
    return Heading(plain("What the status words mean")), BulletList(tuple(defined))


def _notes(plan: Plan) -> tuple[Block, ...]:
    return (
        (Note("For the author: settle these, then remove this note", tuple(map(plain, plan.notes))),)
        if plan.notes
        else ()
    )
