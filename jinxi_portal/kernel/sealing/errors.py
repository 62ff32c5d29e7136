"""What can go wrong with a sealed value, in words, without the value."""

from django.utils.translation import gettext_lazy as _

_SENTENCES = {
    "no_ring": _("密钥环还没有设置，加密内容无法读写。请系统管理员检查密钥文件。"),
    "bad_ring": _("密钥文件的内容不完整或格式不对，加密内容无法读写。请系统管理员检查密钥文件。"),
    "unknown_key": _("这项内容所用的密钥不在密钥环中，暂时无法读取。请系统管理员补上旧密钥。"),
    "broken": _("这项加密内容与密钥对不上或已被改动，无法读取。请联系系统管理员。"),
}


class SealError(Exception):
    """A stable ``code`` (``no_ring``, ``bad_ring``, ``unknown_key``, ``broken``), a ``sentence`` for people, and for the
    log a ``hint`` that names keys and files but never a value."""

    def __init__(self, code: str, hint: str = "") -> None:
        super().__init__(code, hint)
        self.code = code
        self.hint = hint

    @property
    def sentence(self) -> str:
        return str(_SENTENCES[self.code])

    def __str__(self) -> str:
        return f"{self.code}: {self.hint}" if self.hint else self.code
