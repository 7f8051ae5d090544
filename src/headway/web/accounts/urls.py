"""The addresses of this app's pages; those of signing in are in ``sign_in_urls``."""

from django.urls import URLPattern, path

from headway.web.accounts.views import account, people

urlpatterns: list[URLPattern] = [
    path("your-account/", account.your_account, name="your_account"),
    path("your-account/roles/", account.what_roles_may_do, name="what_roles_may_do"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/give-role/", people.give_role, name="give_role"),
    path("people/<int:pk>/send-link/", people.send_link, name="send_link"),
    path("people/<int:pk>/reset-sign-in/", people.reset_sign_in, name="reset_sign_in"),
    path("people/roles/<int:pk>/end/", people.end_role, name="end_role"),
]
