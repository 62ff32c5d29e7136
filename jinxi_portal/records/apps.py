from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "jinxi_portal.records"
    label = "records"
    verbose_name = _("记录")

    def ready(self) -> None:
        from django.core.checks import Tags, register

        from jinxi_portal.records.checks import every_verb_has_its_sentence
        from jinxi_portal.records.guarded_tables import history_is_out_of_reach

        # Every app's series.py and verbs.py say what it numbers and what it writes on timelines.
        autodiscover_modules("series", "verbs")
        register(every_verb_has_its_sentence)
        register(history_is_out_of_reach, Tags.database, deploy=True)
