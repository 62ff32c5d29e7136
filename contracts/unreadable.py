"""Why the PDF of a filed contract could not be read, and what to do: said in the reader's language whenever it is shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _

_SENTENCES: dict[str, Any] = {
    "encrypted": _("这个 PDF 有密码。请取消密码后重新报送。"),
    "script": _("这个 PDF 里带有会自动运行的程序。请打印成普通 PDF 后重新报送。"),
    "too_many_pages": _("这个 PDF 页数太多，不像一份合同。请只报送合同本身。"),
    "too_long": _("这份文件的文字太多，不像一份合同。请只报送合同本身。"),
    "damaged": _("这个 PDF 已损坏，打不开。请重新导出后报送。"),
    "no_text": _("这个 PDF 里没有读到文字。请报送带文字的 PDF，不要只报扫描图像。"),
    "no_text_layer": _("这个 PDF 里没有读到文字。请报送带文字的 PDF，不要只报扫描图像。"),
}
_OTHERWISE = _("这个 PDF 没有读成。请重新导出后报送。")


def why_unreadable(code: str) -> Any:
    return _SENTENCES.get(code, _OTHERWISE)
