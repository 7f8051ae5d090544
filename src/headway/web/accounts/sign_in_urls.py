"""allauth's pages that this site uses, under /account/. What is not here cannot be reached: no signing up by oneself,
no second e-mail address, no codes by mail, no joining of other accounts.

allauth asks for some of the closed names when it builds its pages; those lead to a page that says so.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import URLPattern, path, re_path
from django.views.generic import RedirectView

from headway.web.accounts import single_sign_on
from headway.web.accounts.own_account import with_trail
from headway.web.accounts.views import account as ours

urlpatterns: list[URLPattern] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", ours.no_signing_up, name="account_signup"),
    path("email/", RedirectView.as_view(pattern_name="your_account"), name="account_email"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    # Passwords
    path("password/change/", with_trail(account.password_change), name="account_change_password"),
    path("password/set/", with_trail(account.password_set), name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        with_trail(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    # The second step
    path("2fa/", ours.second_step, name="mfa_index"),
    path("2fa/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("2fa/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/totp/activate/", with_trail(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", with_trail(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        with_trail(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("2fa/recovery-codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("2fa/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/passkeys/add/", with_trail(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("2fa/passkeys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "2fa/passkeys/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("2fa/passkeys/<int:pk>/edit/", with_trail(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("2fa/passkeys/<int:pk>/remove/", with_trail(ours.remove_passkey), name="mfa_remove_webauthn"),
    # The council's own sign-in
    path("oidc/<str:provider_id>/login/", single_sign_on.begin, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("single-sign-on/", with_trail(social.connections), name="socialaccount_connections"),
    path("single-sign-on/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("single-sign-on/error/", social.login_error, name="socialaccount_login_error"),
    path("single-sign-on/signup/", ours.no_signing_up, name="socialaccount_signup"),
]
