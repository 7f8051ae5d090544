"""Addresses: bodies, meetings, agendas, the forward plan."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import (
    meetings,
    meetings_agenda,
    meetings_attendance,
    meetings_bodies,
    meetings_forward,
)

urlpatterns: list[URLPattern] = [
    path("bodies/", meetings_bodies.bodies, name="bodies"),
    path("bodies/add/", meetings_bodies.add_body, name="add_body"),
    path("bodies/<int:pk>/", meetings_bodies.body, name="body"),
    path("bodies/<int:pk>/change/", meetings_bodies.change_body, name="change_body"),
    path("bodies/<int:pk>/end/", meetings_bodies.end_body, name="end_body"),
    path("bodies/<int:pk>/seats/add/", meetings_bodies.add_seat, name="add_seat"),
    path("bodies/seats/<int:pk>/", meetings_bodies.change_seat, name="change_seat"),
    path("bodies/seats/<int:pk>/end/", meetings_bodies.end_seat, name="end_seat"),
    path("bodies/<int:pk>/attendance/", meetings_attendance.body_attendance, name="body_attendance"),
    path("bodies/<int:pk>/work-programme/", meetings_attendance.work_programme, name="work_programme"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/calendar/", meetings.calendar, name="meetings_calendar"),
    path("meetings/add/", meetings.add_meeting, name="add_meeting"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", meetings.move_meeting, name="move_meeting"),
    path("meetings/<int:pk>/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("meetings/<int:pk>/held/", meetings.hold_meeting, name="hold_meeting"),
    path("meetings/<int:pk>/decisions/", meetings.decisions_published, name="decisions_published"),
    path("meetings/<int:pk>/agenda/", meetings_agenda.agenda, name="agenda"),
    path("meetings/<int:pk>/agenda/add/", meetings_agenda.add_item, name="add_agenda_item"),
    path("meetings/<int:pk>/agenda/standing/", meetings_agenda.standing_items, name="add_standing_items"),
    path("meetings/items/<int:pk>/change/", meetings_agenda.change_item, name="change_agenda_item"),
    path("meetings/items/<int:pk>/move/", meetings_agenda.move_item, name="move_agenda_item"),
    path("meetings/items/<int:pk>/remove/", meetings_agenda.remove_item, name="remove_agenda_item"),
    path("meetings/<int:pk>/attendance/", meetings_attendance.attendance, name="attendance"),
    path(
        "meetings/<int:pk>/attendance/record/",
        meetings_attendance.record_attendance,
        name="record_attendance",
    ),
    path("meetings/<int:pk>/declarations/add/", meetings_attendance.declare, name="declare"),
    path(
        "meetings/declarations/<int:pk>/", meetings_attendance.change_declaration, name="change_declaration"
    ),
    path("forward-plan/", meetings_forward.forward_plan, name="forward_plan"),
    path("forward-plan/add/", meetings_forward.add_planned, name="add_planned_decision"),
    path("forward-plan/<int:pk>/", meetings_forward.planned_decision, name="planned_decision"),
    path("forward-plan/<int:pk>/change/", meetings_forward.change_planned, name="change_planned_decision"),
    path(
        "forward-plan/<int:pk>/withdraw/", meetings_forward.withdraw_planned, name="withdraw_planned_decision"
    ),
    path("forward-plan/<int:pk>/second-notice/", meetings_forward.second_notice, name="second_notice"),
]
