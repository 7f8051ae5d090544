"""The second gate: what was published is held to how things are classified now. A thing restricted afterwards is gone
from the public site at once, before anybody withdraws or publishes anything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from headway.web.scrutiny.states import PublicationKind

__all__ = ["Gate"]


@dataclass(frozen=True)
class Gate:
    """What is restricted now, by id: agenda items, minutes by their item, appendices, each with why; sensitive
    declarations. ``papers`` maps the papers that are public now to their titles.
    """

    items: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    minutes: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    appendices: Mapping[int, dict[str, Any]] = field(default_factory=dict)
    declarations: Collection[int] = ()
    papers: Mapping[int, str] = field(default_factory=dict)

    def shown(self, kind: str, public: dict[str, Any]) -> dict[str, Any]:
        """The snapshot without what is restricted now."""
        if kind == PublicationKind.AGENDA:
            return {**public, "items": [self._item(each) for each in public["items"]]}
        if kind == PublicationKind.MINUTES:
            return {
                **public,
                "items": [self._minute(each) for each in public["items"]],
                "declarations": [self._declaration(each) for each in public["declarations"]],
            }
        if kind == PublicationKind.PAPER:
            return {**public, "appendices": [self._appendix(each) for each in public["appendices"]]}
        return public

    def _item(self, item: dict[str, Any]) -> dict[str, Any]:
        if why := self.items.get(item["id"]):
            return _private(item, why)
        if item.get("private"):
            return item
        return {
            **item,
            "papers": [{"id": pk, "title": self.papers[pk]} for pk in item["papers"] if pk in self.papers],
        }

    def _minute(self, item: dict[str, Any]) -> dict[str, Any]:
        why = self.items.get(item["id"]) or self.minutes.get(item["id"])
        return _private(item, why) if why else item

    def _declaration(self, declared: dict[str, Any]) -> dict[str, Any]:
        kept = declared["id"] in self.declarations or declared["item"] in self.items
        return {**declared, "line": declared["bare"]} if kept else declared

    def _appendix(self, appendix: dict[str, Any]) -> dict[str, Any]:
        why = self.appendices.get(appendix.get("id", 0))
        return {"number": appendix["number"], **why} if why else appendix


def _private(item: dict[str, Any], why: dict[str, Any]) -> dict[str, Any]:
    """The item as a restricted one; a reason that was found harmless when it was published stays."""
    reason = item.get("private", {}).get("reason", "")
    return {"id": item["id"], "number": item["number"], "private": {**why, "reason": reason}}
