"""Sentences with places in them: ``**bold**``, ``[what a person must fill in]`` and ``{value}``.

The sentence is ours or the council template's and is parsed; a value comes from a report and never is, so
that no text of a report can become markup.
"""

import re

from headway.documents.tree import Run, Runs, words
from headway.errors import ForPerson

Value = str | int | Run | Runs

_TOKEN = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|(?P<placeholder>\[[^\[\]]+\])|\{(?P<value>\w+)\}")


def sentence(markup: str, **values: Value) -> Runs:
    """The sentence as runs, its values put in. ``ForPerson`` where it names a value that there is not."""
    return tuple(run for run in _parsed(markup, values) if run.text)


def _parsed(markup: str, values: dict[str, Value]) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for match in _TOKEN.finditer(markup):
        runs.append(Run(markup[end : match.start()]))
        end = match.end()
        if bold := match["bold"]:
            runs.append(Run(bold, bold=True))
        elif placeholder := match["placeholder"]:
            runs.append(Run(f"[{words(tuple(_parsed(placeholder[1:-1], values)))}]", placeholder=True))
        else:
            runs.extend(_value(match["value"], markup, values))
    runs.append(Run(markup[end:]))
    return runs


def _value(name: str, markup: str, values: dict[str, Value]) -> Runs:
    if name not in values:
        known = ", ".join(f"{{{each}}}" for each in sorted(values)) or "none"
        raise ForPerson(f'The sentence "{markup}" asks for {{{name}}}. Use one of: {known}.')
    value = values[name]
    if isinstance(value, Run):
        return (value,)
    return value if isinstance(value, tuple) else (Run(str(value)),)


def bold_words(markup: str) -> tuple[str, ...]:
    """The words that the sentence sets in bold: in a recommendation, its operative verbs."""
    return tuple(match["bold"] for match in _TOKEN.finditer(markup) if match["bold"])
