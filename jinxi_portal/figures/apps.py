from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "jinxi_portal.figures"
    label = "figures"
    verbose_name = _("数字")

    def ready(self) -> None:
        # Each room declares its numbers in figures.py.
        autodiscover_modules("figures")
