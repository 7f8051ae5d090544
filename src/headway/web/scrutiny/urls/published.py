"""Addresses: what the public reads, all below ``committees/``, and publishing it."""

from django.urls import URLPattern, path

from headway.web.scrutiny.views import (
    published,
    published_feeds,
    published_files,
    published_oparl,
    published_search,
    publishing,
)

urlpatterns: list[URLPattern] = [
    path("committees/", published.home, name="published_committees"),
    path("committees/bodies/<int:pk>/", published.body, name="published_body"),
    path("committees/meetings/<int:pk>/", published.meeting, name="published_meeting"),
    path("committees/meetings/<int:pk>/minutes/", published.minutes, name="published_minutes"),
    path(
        "committees/meetings/<int:pk>/minutes.<str:kind>",
        published_files.minutes_file,
        name="published_minutes_file",
    ),
    path("committees/meetings/<int:pk>/pack.<str:kind>", published_files.pack, name="published_pack"),
    path("meetings/<int:pk>/members-pack.<str:kind>", published_files.members_pack, name="members_pack"),
    path("committees/papers/<int:pk>/", published.paper, name="published_paper"),
    path(
        "committees/papers/<int:pk>/paper.<str:kind>", published_files.paper_file, name="published_paper_file"
    ),
    path(
        "committees/papers/<int:pk>/appendices/<int:appendix>/",
        published_files.appendix,
        name="published_appendix",
    ),
    path("committees/notices/", published.notices, name="published_notices"),
    path("committees/notices/<int:pk>/", published.notice, name="published_notice"),
    path("committees/search/", published_search.published_search, name="published_search"),
    path("committees/feed.atom", published_feeds.feed, name="published_feed"),
    path("committees/bodies/<int:pk>/feed.atom", published_feeds.body_feed, name="published_body_feed"),
    path("committees/meetings.ics", published_feeds.meetings_calendar, name="published_calendar"),
    path(
        "committees/bodies/<int:pk>/meetings.ics",
        published_feeds.body_calendar,
        name="published_body_calendar",
    ),
    path("committees/sitemap.xml", published_feeds.sitemap, name="published_sitemap"),
    path("robots.txt", published_feeds.robots, name="robots"),
    path("committees/oparl/", published_oparl.system, name="oparl_system"),
    path("committees/oparl/body/", published_oparl.bodies, name="oparl_bodies"),
    path("committees/oparl/body/<str:code>/", published_oparl.body, name="oparl_body"),
    path("committees/oparl/body/<str:code>/<str:kind>/", published_oparl.listed, name="oparl_list"),
    path("committees/oparl/<str:kind>/<int:pk>/", published_oparl.one, name="oparl_object"),
    path("publish/meetings/<int:pk>/agenda/", publishing.publish_agenda, name="publish_agenda"),
    path("publish/meetings/<int:pk>/late/", publishing.publish_supplement, name="publish_supplement"),
    path("publish/meetings/<int:pk>/minutes/", publishing.publish_minutes, name="publish_minutes"),
    path("publish/papers/<int:pk>/", publishing.publish_paper, name="publish_paper"),
    path("publish/notices/<int:pk>/", publishing.publish_notice, name="publish_notice"),
    path("publish/withdraw/<int:pk>/", publishing.withdraw, name="withdraw_publication"),
]
