"""Sex by GB/T 2261.1."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.half_width import without_spaces

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Sex(StrEnum):
    """The four codes of GB/T 2261.1; the value is what the database keeps."""

    UNKNOWN = "0"
    MALE = "1"
    FEMALE = "2"
    NOT_STATED = "9"

    @property
    def is_known(self) -> bool:
        return self in (Sex.MALE, Sex.FEMALE)

    @property
    def label(self) -> "StrOrPromise":
        """The word for pages, lazily translated."""
        return _LABELS[self]


_LABELS = {
    Sex.UNKNOWN: _("未知的性别"),
    Sex.MALE: _("男"),
    Sex.FEMALE: _("女"),
    Sex.NOT_STATED: _("未说明的性别"),
}

#: For a model field's ``choices``.
CHOICES: "list[tuple[str, StrOrPromise]]" = [(sex.value, label) for sex, label in _LABELS.items()]

_WORDS = {
    **dict.fromkeys(["男", "男性", "男士", "男的", "1", "m", "male", "man", "先生", "boy"], Sex.MALE),
    **dict.fromkeys(["女", "女性", "女士", "女的", "2", "f", "female", "woman", "girl", "妇女"], Sex.FEMALE),
    **dict.fromkeys(["未知", "未知的性别", "不详", "不明", "0", "unknown"], Sex.UNKNOWN),
    **dict.fromkeys(["未说明", "未说明的性别", "保密", "9"], Sex.NOT_STATED),
}


def read_sex(value: object) -> Sex | None:
    """What a cell says: 男, 女性, 1, 2.0, F …; None for an empty cell or another word."""
    if value is None:
        return None
    text = without_spaces(str(value)).lower().removesuffix(".0").strip("'\"")
    # 1-男 and 男(1) are how some systems export code and word together.
    return _WORDS.get(text) or _WORDS.get(text.strip("0129-.、()/"))
