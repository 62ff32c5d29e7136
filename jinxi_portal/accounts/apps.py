from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "jinxi_portal.accounts"
    label = "accounts"
    verbose_name = _("帐号与岗位")

    def ready(self) -> None:
        from jinxi_portal.accounts import checks  # noqa: F401 -- registers the system checks
        from jinxi_portal.accounts.sign_in import signals

        signals.connect()
