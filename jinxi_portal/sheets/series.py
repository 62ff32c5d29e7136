"""The numbers of imports."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("sheet_import", _("表格导入"), "DR-{year}-{number:06d}"))
