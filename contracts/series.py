"""The numbers of this room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("contract", _("合同"), "HT-{year}-{number:06d}"))
