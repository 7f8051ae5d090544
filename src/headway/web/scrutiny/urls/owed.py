"""Addresses: questions, briefings and scrutiny recommendations."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import (
    briefings,
    questions,
    questions_asking,
    questions_forms,
    recommendations,
    recommendations_forms,
)

_MONITOR = "scrutiny-recommendations/"

urlpatterns: list[URLPattern] = [
    path("questions/", questions.questions, name="questions"),
    path("questions/csv/", questions.questions_csv, name="questions_csv"),
    path("questions/bank/", questions.question_bank, name="question_bank"),
    path("questions/last-time/", questions.asked_last_time, name="asked_last_time"),
    path("questions/ask/", questions_asking.ask_question, name="ask_question"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/answer/", questions_forms.answer_question, name="answer_question"),
    path("questions/<int:pk>/change/", questions_asking.change_question, name="change_question"),
    path("questions/<int:pk>/follow-up/", questions_forms.follow_up_question, name="follow_up_question"),
    path("questions/<int:pk>/promises/", questions_forms.question_promises, name="question_promises"),
    path(
        "questions/from-minute/<int:pk>/", questions_asking.question_from_minute, name="question_from_minute"
    ),
    path("briefings/", briefings.briefing, name="briefing"),
    path("briefings/plan/<int:pk>/", briefings.briefing_note, name="briefing_note"),
    path("briefings/plan/<int:pk>/keep/", briefings.keep_briefing_note, name="keep_briefing"),
    path("briefings/plan/<int:pk>/note.<str:kind>", briefings.briefing_file, name="briefing_file"),
    path(_MONITOR, recommendations.scrutiny_recommendations, name="scrutiny_recommendations"),
    path(
        f"{_MONITOR}csv/",
        recommendations.scrutiny_recommendations_csv,
        name="scrutiny_recommendations_csv",
    ),
    path(
        f"{_MONITOR}add/",
        recommendations_forms.add_scrutiny_recommendation,
        name="add_scrutiny_recommendation",
    ),
    path(f"{_MONITOR}<int:pk>/", recommendations.scrutiny_recommendation, name="scrutiny_recommendation"),
    path(
        f"{_MONITOR}<int:pk>/response/",
        recommendations_forms.respond_scrutiny_recommendation,
        name="respond_scrutiny_recommendation",
    ),
    path(
        f"{_MONITOR}<int:pk>/progress/",
        recommendations_forms.report_scrutiny_recommendation,
        name="report_scrutiny_recommendation",
    ),
    path(
        f"{_MONITOR}<int:pk>/close/",
        recommendations_forms.close_scrutiny_recommendation,
        name="close_scrutiny_recommendation",
    ),
]
