"""Signing in: passwords, second factor, codes to mobiles, sessions, limits. production.py tightens what the demo leaves open."""

from datetime import timedelta

# allauth (account, mfa, usersessions) does the flows; who may sign in and how is decided here.
ACCOUNT_ADAPTER = "jinxi_portal.accounts.sign_in.account_adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # for allauth's own checks; nobody signs up
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # staff share desks: the cookie goes with the browser window
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "jinxi_portal.accounts.forms.sign_in.SignInForm",
    "change_password": "jinxi_portal.accounts.forms.passwords.ChangePasswordForm",
    "reauthenticate": "jinxi_portal.accounts.forms.sign_in.ReauthenticateForm",
}
# Counted in the Redis cache, so all web processes share them. Per account there is also the lockout below.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    # Many workers share one address of the mobile network, so the limit per address is wide.
    "request_code": "120/h/ip",
    "confirm_worker_code": "120/h/ip",
    "accept_invitation": "20/m/ip",
    "apply_for_mediation": "5/d/key,120/h/ip",
}

MFA_ADAPTER = "jinxi_portal.accounts.sign_in.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "金溪家政党建"
MFA_TOTP_TOLERANCE = 1  # phones run fast or slow; a code is still taken only once
MFA_RECOVERY_CODE_COUNT = 10
MFA_FORMS = {
    "authenticate": "jinxi_portal.accounts.forms.second_factor.AuthenticateForm",
    "reauthenticate": "jinxi_portal.accounts.forms.second_factor.ReauthenticateForm",
    "activate_totp": "jinxi_portal.accounts.forms.second_factor.ActivateForm",
}
# Led to enrol before anything else: everybody who signs in with a password and has no authenticator.
SECOND_FACTOR_REQUIRED = False

USERSESSIONS_TRACK_ACTIVITY = False  # one write a minute, by SessionLifeMiddleware, instead of one a request

# Who sends the workers' codes. The console sender works in the demo only.
CODE_SENDER = "jinxi_portal.accounts.codes.console.ConsoleSender"
CODE_GATEWAY_URL = ""
CODE_GATEWAY_SECRET = ""
CODE_LIFE = timedelta(minutes=5)
CODE_TRIES = 5

# After so many wrong passwords in a row the account rests for so long; counted for a day, forgotten after a success.
LOCKOUT_STEPS = ((5, timedelta(minutes=5)), (10, timedelta(minutes=15)), (15, timedelta(hours=1)))

# How long a session lives without being used, and altogether.
SESSION_LIFE = {
    "staff": {"idle": timedelta(hours=12), "altogether": timedelta(hours=24)},
    "worker": {"idle": timedelta(days=30), "altogether": timedelta(days=90)},
}
SESSION_COOKIE_AGE = int(timedelta(days=30).total_seconds())

# OWASP ASVS 5, chapter 6: long, unknown to the thieves, not about oneself; no mixture of signs, no expiry.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "jinxi_portal.accounts.passwords.length.LengthValidator"},
    {"NAME": "jinxi_portal.accounts.passwords.context_words.ContextWordsValidator"},
    {"NAME": "jinxi_portal.accounts.passwords.leaked.LeakedPasswordValidator"},
]

SIGN_IN_SCHEDULE = {
    "accounts: drop sessions that are over": {"task": "accounts.drop_old_sessions", "schedule": timedelta(hours=6)},
}
