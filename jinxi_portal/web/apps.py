from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "jinxi_portal.web"
    label = "web"
    verbose_name = _("页面")

    def ready(self) -> None:
        from jinxi_portal.web import checks  # noqa: F401 -- registers the system checks

        # Every app's portal.py fills the slots of jinxi_portal.kernel.slots.
        autodiscover_modules("portal", "receivers")
