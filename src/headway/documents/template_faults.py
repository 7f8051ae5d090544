"""What may be wrong with a council's ``council.toml``: every fault, in words."""

from typing import Any

from headway.documents.sentences import bold_words

# Operative verbs seen in council recommendations; a paper that asks for none of them asks members for
# nothing.
VERBS = (
    "AGREE",
    "APPROVE",
    "COMMENT",
    "CONSIDER",
    "DISCUSS",
    "ENDORSE",
    "NOTE",
    "RECOMMEND",
    "RESOLVE",
    "REVIEW",
    "SCRUTINISE",
)

FIELD_NAMES = (
    "from",
    "to",
    "subject",
    "classification",
    "previous_pathway",
    "future_pathway",
    "electoral_division",
)
TEXTS = (
    "subject",
    "classification",
    "previous_pathway",
    "future_pathway",
    "electoral_division",
    "summary_label",
    "recommendations_label",
    "recommendations_heading",
    "contacts_heading",
    "attachment",
    "next_report",
)


def faults_in(data: dict[str, Any]) -> list[str]:
    """Every fault of a template read as TOML, the folders it extends already put beneath it."""
    paper, plan = _table(data, "paper"), _table(data, "plan")
    return [
        *([] if isinstance(data.get("council"), str) else ["council is missing"]),
        *(f"paper.{key} is missing or not text" for key in TEXTS if not isinstance(paper.get(key), str)),
        *_list_faults(paper, "paper", ("from", "recommendations", "background_documents")),
        *(_list_faults(paper, "paper", ("pdf_fonts",)) if "pdf_fonts" in paper else []),
        *_list_faults(plan, "plan", ("responses", "measure_kinds")),
        *([] if isinstance(plan.get("title"), str) else ["plan.title is missing"]),
        *_field_faults(paper.get("fields")),
        *_verb_faults(paper.get("recommendations")),
        *_row_faults(data.get("contact"), "[[contact]]", ("role", "lines")),
        *_row_faults(plan.get("status"), "[[plan.status]]", ("word", "meaning")),
        *_row_faults(plan.get("rating"), "[[plan.rating]]", ("word", "meaning")),
        *_number_faults(plan.get("other_issue_rows")),
    ]


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) and each for each in value)


def _list_faults(table: dict[str, Any], name: str, keys: tuple[str, ...]) -> list[str]:
    return [
        f"{name}.{key} is missing or not a list of texts" for key in keys if not _is_texts(table.get(key))
    ]


def _field_faults(rows: object) -> list[str]:
    faults = _row_faults(rows, "paper.fields", ("field", "label"))
    if faults or not isinstance(rows, list):
        return faults
    known = ", ".join(FIELD_NAMES)
    named = [row["field"] for row in rows]
    strange = [
        f'paper.fields: no field "{name}"; there are {known}' for name in named if name not in FIELD_NAMES
    ]
    needed = [f"paper.fields: {name} is missing" for name in FIELD_NAMES[:4] if name not in named]
    return strange + needed


def _verb_faults(recommendations: object) -> list[str]:
    if not _is_texts(recommendations) or not isinstance(recommendations, list):
        return []
    faults = []
    for text in recommendations:
        verbs = bold_words(text)
        if not verbs:
            faults.append(f'paper.recommendations: "{text}" has no operative verb in **bold**')
        faults += [
            f'paper.recommendations: "{verb}" is no operative verb; use {", ".join(VERBS)}'
            for verb in verbs
            if verb not in VERBS
        ]
    return faults


def _row_faults(rows: object, name: str, keys: tuple[str, ...]) -> list[str]:
    if not isinstance(rows, list) or not rows:
        return [f"{name} is missing"]
    return [
        f"{name} number {place}: {key} is missing"
        for place, row in enumerate(rows, start=1)
        for key in keys
        if not isinstance(row, dict)
        or not (_is_texts(row.get(key)) if key == "lines" else isinstance(row.get(key), str))
    ]


def _number_faults(value: object) -> list[str]:
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 200
    return [] if good else ["plan.other_issue_rows is not a whole number from 0 to 200"]
