"""Performance: loads of figures, measures as they are kept, targets."""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_KEPT = "version owner owner_name owner_post better stale_after source chart preset is_retired"
_COUNTED = "title counts out_of unit multiplier decimals every kind"
_KEEP = May.KEEP_MEASURES

PAGES: dict[str, Page] = {
    "measures": Page(May.SEE_DRAFTS),
    "add_measure": Page(_KEEP, _KEEP, f"authority {_KEPT} {_COUNTED}"),
    "keep_catalogue": Page(_KEEP, _KEEP, "authority ids"),
    "change_measure": write(_KEEP, f"{_KEPT} {_COUNTED}"),
    "set_target": write(_KEEP, "target floor near from_day reason"),
    "loads": Page(May.SEE_DRAFTS),
    "add_load": Page(_KEEP, _KEEP, "authority file new_districts"),
    "load": read(May.SEE_DRAFTS),
    "withdraw_load": write(_KEEP, "because"),
}
