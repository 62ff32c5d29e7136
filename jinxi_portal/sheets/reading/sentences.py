"""Every sentence the reading of a file may say: what happened, and what now. Keyed by a stable code.

Placeholders are named and never filled with a whole personal value: values are masked before they get here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sentence:
    what_happened: Any
    what_to_do: Any

    def say(self, facts: Mapping[str, object]) -> str:
        return str(self.what_happened) % facts

    def advise(self, facts: Mapping[str, object]) -> str:
        return str(self.what_to_do) % facts


FILE_SENTENCES: dict[str, Sentence] = {
    "file_empty": Sentence(_("这个文件是空的（0 字节）。"), _("请打开原表确认内容，保存后重新上传。")),
    "file_too_large": Sentence(
        _("文件有 %(size)s MB，超过了 %(limit)s MB 的上限。"), _("请删去图片和无关的工作表，或把名单分成几个文件上传。")
    ),
    "file_is_program": Sentence(
        _("这是一个可执行程序，不是表格，虽然它的名字像表格。"),
        _("请不要打开它，并提醒发来的人；请让对方重新发送表格文件。"),
    ),
    "file_has_macros": Sentence(
        _("这个工作簿里带有宏（程序），为了安全不能收。"),
        _("请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”，再上传。"),
    ),
    "file_encrypted": Sentence(_("这个文件加了打开密码，系统读不了。"), _("请打开后去掉密码，另存一份再上传。")),
    "file_squeezed": Sentence(
        _("这个文件解压后会大得不正常（压缩比超过 %(ratio)s 倍或总量超过 %(limit)s MB），可能是有害文件。"),
        _("请把内容复制到一个新的工作簿里，保存后再上传。"),
    ),
    "file_damaged": Sentence(
        _("文件已损坏或不完整，读到一半读不下去了。"), _("请在 Excel 或 WPS 里打开原表，另存一份再上传。")
    ),
    "file_kind_unknown": Sentence(
        _("看内容，这不是系统能读的表格（%(found)s）。"), _("请上传 .xlsx、.xls、.ods 或 .csv 格式的表格。")
    ),
    "file_web_page": Sentence(
        _("这个文件其实是网页，只是名字像表格。"),
        _("请在 Excel 或 WPS 里打开它，另存为“Excel 工作簿（.xlsx）”，再上传。"),
    ),
    "too_many_rows": Sentence(_("工作表“%(sheet)s”超过了 %(limit)s 行。"), _("请按年份或单位分成几个文件上传。")),
    "too_many_columns": Sentence(
        _("工作表“%(sheet)s”在第 %(column)s 列还有内容，超过了 %(limit)s 列的上限。"),
        _("请删去右边用不到的列，保存后再上传。"),
    ),
    "no_data": Sentence(
        _("工作表“%(sheet)s”只有表头（第 %(row)s 行），下面没有数据。"),
        _("请确认选对了工作表和文件，填好数据后再上传。"),
    ),
    "no_table": Sentence(
        _("在“%(sheet)s”里没有找到表格：看不出哪一行是表头。"),
        _("请确认表里有一行表头（如姓名、身份证号、手机号），或选择另一个工作表。"),
    ),
    "text_undecodable": Sentence(
        _("这个文本文件的文字编码认不出来，从第 %(row)s 行起就读不通。"),
        _("请用 Excel 或 WPS 打开，另存为 .xlsx 再上传。"),
    ),
    "quote_not_closed": Sentence(
        _("第 %(row)s 行附近有一个引号没有成对，后面的内容分不开。"),
        _("请检查这一行的引号，或用 Excel 打开后另存为 .xlsx 再上传。"),
    ),
    "sheet_missing": Sentence(_("文件里没有名为“%(sheet)s”的工作表。"), _("请重新选择工作表。")),
}
