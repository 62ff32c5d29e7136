"""Long enough, and never too long to paste from a password safe."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 12, 128


class LengthValidator:
    """Twelve signs of any kind; spaces and Chinese characters count like all others."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(
                _("密码至少要%(shortest)d个字符，现在只有%(length)d个。可以用几个不相干的词连成一句。")
                % {"shortest": SHORTEST, "length": len(password)},
                code="password_too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(
                _("密码最多%(longest)d个字符，请缩短一些。") % {"longest": LONGEST}, code="password_too_long"
            )

    def get_help_text(self) -> str:
        return _("至少%(shortest)d个字符，不要求大小写或符号混用；几个不相干的词连成一句最好记。") % {
            "shortest": SHORTEST
        }
