"""What is written on the timeline of an import."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.records.public import Verb, register_verbs

register_verbs(
    Verb("sheets.sent", _("上传"), facts=("number",)),
    Verb("sheets.sent_again", _("再次上传同一文件")),
    Verb("sheets.sheet_chosen", _("选择工作表"), facts=("header_row",)),
    Verb("sheets.columns_mapped", _("对应各列"), facts=("columns",)),
    Verb(
        "sheets.checked", _("检查完毕"), facts=("rows", "new", "changed", "same", "doubtful", "unreadable", "repeated")
    ),
    Verb("sheets.refused", _("读不下去")),
    Verb("sheets.row_mended", _("改正一行"), facts=("row",)),
    Verb("sheets.confirmed", _("确认收入"), facts=("rows", "is_whole")),
    Verb("sheets.admitted", _("收入完毕"), facts=("rows", "kept")),
    Verb("sheets.mended_confirmed", _("补收改正的行"), facts=("rows",)),
    Verb("sheets.bad_rows_taken", _("下载有问题的行"), facts=("rows",)),
    Verb("sheets.discarded", _("放弃")),
    Verb("sheets.withdrawn", _("撤回")),
)
