from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MicrohomesConfig(AppConfig):
    name = "microhomes"
    verbose_name = _("红色微家")
