"""The numbers of the members' room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("lead", _("线索"), "XS-{year}-{number:06d}"))
register_series(Series("roster", _("花名册"), "HM-{year}-{number:06d}"))
register_series(Series("comparison", _("比对"), "BD-{year}-{number:05d}"))
register_series(Series("enquiry_letter", _("询问函"), "金家政组函〔{year}〕{number}号"))
register_series(Series("visit", _("走访"), "ZF-{year}-{number:05d}"))
register_series(Series("floating", _("流动党员"), "LD-{year}-{number:05d}"))
register_series(Series("self_report", _("党员自报"), "ZB-{year}-{number:06d}"))
register_series(Series("referral", _("同事推荐"), "TJ-{year}-{number:06d}"))
