"""Assessment: building, judging, signing off and publishing."""

from headway.web.accounts.pages.page import Page, opened, read, write
from headway.web.accounts.roles import May

_KEEP = May.KEEP_ASSESSMENTS

PAGES: dict[str, Page] = {
    "assessments": opened(),
    "distribution_chart": opened(),
    "add_assessment": Page(_KEEP, _KEEP, "authority year rules as_of"),
    "assessment": read(May.SEE_DRAFTS, once_published=True),
    "assessment_csv": read(May.SEE_DRAFTS, once_published=True),
    "assessment_rules": read(May.SEE_DRAFTS, once_published=True),
    "assessment_rules_file": read(May.SEE_DRAFTS, once_published=True),
    "change_assessment_rules": write(_KEEP, "version text back"),
    "change_assessment_numbers": write(_KEEP, "version threshold.key threshold.value"),
    "bring_example_facts": write(_KEEP, "version"),
    "rebuild_assessment": write(_KEEP, "version as_of"),
    "judge_assessment": write(_KEEP, "version grade because"),
    "drop_assessment": write(_KEEP, "version because"),
    "sign_off_assessment": write(May.PUBLISH, "version decision because"),
    "publish_assessment": write(May.PUBLISH, "version"),
    "withdraw_assessment": write(May.PUBLISH, "version because"),
}
