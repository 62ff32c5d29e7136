"""The numbers of papers whose room has none of its own."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("paper", _("文书"), "WS-{year}-{number:06d}"))
register_series(Series("official_letter", _("公函"), "金家政函〔{year}〕{number}号"))
