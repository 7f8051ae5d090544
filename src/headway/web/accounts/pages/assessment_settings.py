"""Assessment: the register of settings, and facts that a person brings.

What the register holds was published; its pages are for the officers and members of an authority that works with it.
"""

from headway.web.accounts.pages.page import Page, read, write
from headway.web.accounts.roles import May

_KEEP = May.KEEP_ASSESSMENTS

PAGES: dict[str, Page] = {
    "settings_register": Page(May.SEE_DRAFTS),
    "settings_kind": Page(May.SEE_DRAFTS),
    "setting": Page(May.SEE_DRAFTS),
    "settings_loads": Page(May.SEE_DRAFTS),
    "add_settings": Page(_KEEP, _KEEP, "authority files"),
    "facts": Page(May.SEE_DRAFTS),
    "add_facts": Page(_KEEP, _KEEP, "authority year title file"),
    "add_major_inspection": Page(
        _KEEP,
        _KEEP,
        "authority what year last_day when published grades.judgement grades.grade priority_actions serious note "
        "source address mark",
    ),
    "remove_facts": write(_KEEP, "because"),
    "facts_csv": read(May.SEE_DRAFTS),
}
