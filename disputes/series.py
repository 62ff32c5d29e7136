"""The numbers of disputes, as they stand on the file: one row a year."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Series, register_series

register_series(Series("dispute", _("人民调解案件"), "({year})金家政人调字第{number:03d}号"))
