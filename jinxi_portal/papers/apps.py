from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "jinxi_portal.papers"
    label = "papers"
    verbose_name = _("文书")

    def ready(self) -> None:
        from jinxi_portal.papers import checks, kinds_of_ours  # noqa: F401 -- importing them registers what they hold

        # Every room's papers/__init__.py registers its kinds beside their templates.
        autodiscover_modules("papers")
