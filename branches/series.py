"""The numbers of the organisation's room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("transfer", _("组织关系转接"), "ZZGX-{year}-{number:05d}"))
register_series(Series("enterprise_need", _("企业诉求"), "SQ-{year}-{number:05d}"))
register_series(Series("meeting", _("会议"), "HY-{year}-{number:05d}"))
