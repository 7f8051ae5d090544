"""What each action's event says, by the action's name. What has no sentence here is told by its name."""

SENTENCES: dict[str, str] = {
    # People
    "person.added": "{by} added {subject}",
    "person.imported": "{by} brought in {subject} with an import",
    "person.link_made": "{by} made a link for {subject} to set a password",
    "person.link_sent": "{by} sent {subject} a link to set a password",
    "person.sign_in_changed": "{by} changed how they sign in",
    "person.sign_in_reset": "{by} reset how {subject} signs in",
    "role.given": "{by} gave a role: {subject}",
    "role.ended": "{by} ended a role: {subject}",
    # The register: what was read, and what a person says of it
    "register.loaded": "{by} loaded a national register: {subject}",
    "inspection.added": "{by} added the inspection: {subject}",
    "inspection.corrected": "{by} checked framework and days: {subject}",
    "inspection.received": "{by} recorded the day of receipt: {subject}",
    "inspection.confirmed": "{by} confirmed the inspection: {subject}",
    "inspection.rejected": "{by} turned the inspection down: {subject}",
    "judgements.corrected": "{by} checked the judgements: {subject}",
    "recommendation.proposed": "{subject} was read from the report that {by} added",
    "recommendation.added": "{by} added {subject}",
    "recommendation.confirmed": "{by} confirmed {subject}",
    "recommendation.rejected": "{by} turned down {subject}: not in the report",
    "link.added": "{by} joined a finding to {subject}",
    "link.confirmed": "{by} confirmed a finding that {subject} rests on",
    "link.rejected": "{by} turned down a finding for {subject}",
    # The plan and what it answers
    "plan.drafted": "{by} drafted the plan: {subject}",
    "plan.changed": "{by} changed the plan: {subject}",
    "plan.imported": "{by} imported the plan: {subject}",
    "plan.file_imported": "{by} took over changes from a file: {subject}",
    "plan.published": "{by} published the statement: {subject}",
    "plan.recommendations_added": "{by} put the report’s recommendations into the plan: {subject}",
    "plan.status_words_set": "{by} set the words for progress: {subject}",
    "item.answered": "{by} answered {subject}",
    "item.imported": "{by} imported {subject}",
    "issue.added": "{by} added {subject}",
    "issue.changed": "{by} changed {subject}",
    # Actions
    "action.added": "{by} added the action: {subject}",
    "action.changed": "{by} changed the action: {subject}",
    "action.imported": "{by} imported the action: {subject}",
    "action.rescheduled": "{by} changed the due date of: {subject}",
    "action.reopened": "{by} opened again: {subject}",
    "action.updated": "{by} reported progress on: {subject}",
    "update.imported": "{by} imported progress: {subject}",
    "reschedule.imported": "{by} imported a change of due date: {subject}",
    "reminder.sent": "{by} sent a reminder about: {subject}",
    "milestone.added": "{by} added the milestone: {subject}",
    "milestone.changed": "{by} changed the milestone: {subject}",
    "milestone.reached": "{by} marked the milestone as reached: {subject}",
    "milestone.removed": "{by} took the milestone out: {subject}",
    # Evidence and closure
    "evidence.attached": "{by} attached evidence: {subject}",
    "evidence.revised": "{by} added a newer version of the evidence: {subject}",
    "evidence.imported": "{by} imported evidence: {subject}",
    "closure.proposed": "{by} proposed to close: {subject}",
    "closure.made": "{by} recorded that the closure was made: {subject}",
    "closure.refused": "{by} recorded that the closure was refused: {subject}",
    "closure.imported": "{by} imported a closure: {subject}",
    # Bodies, meetings and agendas
    # Papers
    # Minutes, and what is owed
    # Publishing
}
