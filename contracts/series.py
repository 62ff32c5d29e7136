"""The numbers of this room."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("contract", _("合同"), "HT-{year}-{number:06d}"))
register_series(Series("inspection", _("合同检查"), "JC-{year}-{number:05d}"))
register_series(Series("correction_notice", _("责令改正通知书"), "金家政责改〔{year}〕{number}号"))
register_series(Series("filed_contract", _("报送的合同"), "BS-{year}-{number:06d}"))
