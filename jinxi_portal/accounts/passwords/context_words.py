"""A password is not made of the person's or the portal's own names."""

import re
import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jinxi_portal.kernel import pinyin

#: What everybody who knows the portal would try first.
PORTAL_WORDS = (
    "jinxi", "jiazheng", "dangwei", "zhibu", "dangjian", "portal", "household", "committee", "weijia", "yexiao",
    "huali", "anxinju", "admin", "password", "mima", "welcome", "jiangxi", "fuzhou",
    "金溪", "家政", "党委", "党建", "支部", "综合", "门户", "密码", "微家", "夜校", "华丽", "安心居", "江西", "抚州",
)  # fmt: skip
#: What must be left when all of these words, digits and signs are taken out: the part that must be guessed.
LEFT_AT_LEAST = 6
_NO_LETTER = re.compile(r"[\d\W_]+")


class ContextWordsValidator:
    """Refuses a password whose own part, besides names and the portal's words, is too short to be a secret."""

    def validate(self, password: str, user: Any = None) -> None:
        text = unicodedata.normalize("NFKC", password).lower()
        words = sorted(own_words(user) | set(PORTAL_WORDS), key=len, reverse=True)
        rest = text
        for word in words:
            rest = rest.replace(word, " ")
        # A password that holds none of the words may well be made of digits only: its length has been checked.
        if rest != text and len(_NO_LETTER.sub("", rest)) < LEFT_AT_LEAST:
            raise ValidationError(
                _("密码里主要是姓名、用户名或本门户的名称，别人容易猜到。请换成与您和工作都不相干的词。"),
                code="password_about_oneself",
            )

    def get_help_text(self) -> str:
        return _("不要用姓名、用户名、单位或本门户的名称。")


def own_words(user: Any) -> set[str]:
    """The user's name, its pinyin and the username, each of two signs or more."""
    name, username = str(getattr(user, "name", "") or ""), str(getattr(user, "username", "") or "")
    words = {name, username, *re.split(r"[\d\W_]+", username)}
    if name:
        surname, *given = pinyin.syllables(name) or ("",)
        words |= {surname + "".join(given), "".join(given) + surname, "".join(given)}
    return {word.lower() for word in words if len(word) >= 2}
