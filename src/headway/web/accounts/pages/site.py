"""The site itself, signing in, accounts, people and the trail."""

from headway.web.accounts.pages.page import Page, form, opened, own, read, write
from headway.web.accounts.roles import May

PAGES: dict[str, Page] = {
    # The site itself
    "home": opened(),
    "accessibility": opened(),
    "committee_work": own(),
    # Signing in (allauth's addresses, see sign_in_urls)
    "account_login": form("login password next"),
    "account_logout": form("next"),
    "account_inactive": opened(),
    "account_signup": opened(),
    "account_reset_password": form("email"),
    "account_reset_password_done": opened(),
    "account_reset_password_from_key": form("password1 password2"),
    "account_reset_password_from_key_done": opened(),
    "mfa_authenticate": form("code credential"),
    "mfa_login_webauthn": form("credential next"),
    "openid_connect_login": form("next"),
    "openid_connect_callback": opened(),
    "socialaccount_login_cancelled": opened(),
    "socialaccount_login_error": opened(),
    "socialaccount_signup": opened(),
    # One's own account
    "account_change_password": own("oldpassword password1 password2"),
    "account_set_password": own("password1 password2"),
    "account_email": own(),
    "account_reauthenticate": own("password next"),
    "mfa_index": own(),
    "mfa_reauthenticate": own("code next"),
    "mfa_reauthenticate_webauthn": own("credential next"),
    "mfa_activate_totp": own("code"),
    "mfa_deactivate_totp": own(""),
    "mfa_view_recovery_codes": own(),
    "mfa_generate_recovery_codes": own(""),
    "mfa_download_recovery_codes": own(),
    "mfa_list_webauthn": own(),
    "mfa_add_webauthn": own("name passwordless credential"),
    "mfa_edit_webauthn": own("name"),
    "mfa_remove_webauthn": own(""),
    "socialaccount_connections": own("account"),
    "your_account": own(),
    "what_roles_may_do": own(),
    # People
    "people": Page(May.MANAGE_PEOPLE),
    "add_person": Page(May.MANAGE_PEOPLE, May.MANAGE_PEOPLE, "email name authority role from_day until_day"),
    "person": read(May.MANAGE_PEOPLE),
    "give_role": write(May.MANAGE_PEOPLE, "authority role from_day until_day"),
    "end_role": write(May.MANAGE_PEOPLE, "when until_day"),
    "send_link": write(May.MANAGE_PEOPLE),
    "reset_sign_in": write(May.MANAGE_PEOPLE),
    # Trail
    "trail": Page(May.SEE_TRAIL),
    "trail_csv": Page(May.EXPORT),
}
