"""Finding people by what a person types: a name, its pinyin, its initials, a case number, a whole ID or mobile number.

Only conditions that an index answers; ranges instead of LIKE, because they serve in every collation.
"""

import re
from typing import Any

from django.db.models import Q

from jinxi_portal.kernel import credit_code, id_number, mobile
from jinxi_portal.kernel.half_width import one_line
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.pinyin import sort_key, syllables
from members.models import Engagement

#: Behind every text that begins with a prefix.
_LAST = "\U0010fffd"
_CASE_NUMBER = re.compile(r"[A-Za-z]{2,3}-?[0-9][0-9-]*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z '’]*")
_NOBODY = Q(pk__in=[])


def begins(field: str, prefix: str) -> Q:
    """The field begins with ``prefix``."""
    return Q(**{f"{field}__gte": prefix, f"{field}__lt": prefix + _LAST, f"{field}__startswith": prefix})


def named(words: str) -> Q:
    """People whose name, pinyin or initials begin with the words; nobody for words that are none of these."""
    words = one_line(words)
    if not words:
        return _NOBODY
    if _LATIN.fullmatch(words):
        latin = words.lower()
        return begins("initials", latin.replace(" ", "")) | begins("name_key", latin)
    name = clean_name(words)
    return Q(_keys_of(name), name__startswith=name) if name else _NOBODY


def _keys_of(name: str) -> Q:
    """Where names that begin so stand in the order; a surname of two characters may be read otherwise in a whole name."""
    alone, in_a_name = sort_key(name), " ".join(syllables(f"{name}一")[:-1])
    return (
        begins("name_key", alone) if alone == in_a_name else begins("name_key", alone) | begins("name_key", in_a_name)
    )


def lead_words(words: str) -> Q:
    """Leads by case number or by the worker's name."""
    words = one_line(words)
    if _CASE_NUMBER.fullmatch(words):
        return begins("number", words.upper())
    return named(words)


def identified(words: str) -> Q | None:
    """Rows that carry the whole ID or mobile number typed; None when the words are no such number."""
    words = one_line(words)
    conditions: list[tuple[str, Any]] = []
    if id_number.is_valid(words):
        conditions.append(("id_number_digest", id_number.normalise(words)))
    if mobile.is_valid(words):
        conditions.append(("mobile_digest", mobile.normalise(words)))
    return Q(*conditions, _connector=Q.OR) if conditions else None


def register_words(words: str) -> Q:
    """Register entries by name or by a whole number."""
    return identified(words) or named(words)


def worker_words(words: str) -> Q:
    """Workers by name or by a whole number on any roster that lists them."""
    number = identified(words)
    if number is None:
        return named(words)
    return Q(pk__in=Engagement.objects.filter(number).values("worker_id"))


def employer_words(words: str) -> Q:
    """Employers by any part of the name, by pinyin or its initials, or by the whole credit code; they are few."""
    words = one_line(words)
    if not words:
        return _NOBODY
    if _LATIN.fullmatch(words):
        latin = words.lower()
        return begins("initials", latin.replace(" ", "")) | begins("name_key", latin) | Q(code__startswith=latin)
    if credit_code.is_valid(words):
        return Q(credit_code=credit_code.normalise(words))
    return Q(name__contains=words) | Q(short_name__contains=words)


def roster_words(words: str) -> Q:
    """Rosters by number."""
    words = one_line(words)
    return begins("number", words.upper()) if _CASE_NUMBER.fullmatch(words) else _NOBODY
