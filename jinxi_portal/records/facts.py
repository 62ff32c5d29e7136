"""Facts of a timeline entry: plain values in JSON, rows by reference, nothing that belongs under a seal."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import models

from jinxi_portal.records.verb_registry import Verb

#: Longer texts are free text; those belong in a row of the room, named by reference.
LONGEST_TEXT = 120
_SEALED_LOOK = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?\+\d{2}:\d{2})?")

Facts = Mapping[str, Any]


def looks_sealed(text: str) -> bool:
    """Whether an ID number or a mobile number stands in a text."""
    return bool(_SEALED_LOOK.search(text))


def facts_to_store(verb: Verb, facts: Facts | None) -> dict[str, Any]:
    """The facts as kept in the database.

    Raises:
        ValueError: a fact is not declared, is free text, or looks like an ID number or a mobile number.
    """
    stored: dict[str, Any] = {}
    for name, value in (facts or {}).items():
        if name in verb.references:
            stored[name] = value.pk if isinstance(value, models.Model) else value
        elif name in verb.codes:
            stored[name] = verb.codes[name](value).value if value else ""
        elif name in verb.facts:
            stored[name] = _plain(verb, name, value)
        else:
            raise ValueError(f"{verb.key} declares no fact {name!r}")
    return stored


def facts_to_read(verb: Verb, stored: Facts) -> dict[str, Any]:
    """Plain facts and codes as the sentence uses them: dates as dates, codes as their label, missing ones as None."""
    facts: dict[str, Any] = dict.fromkeys(verb.facts)
    for name, value in stored.items():
        if name in verb.codes:
            facts[name] = verb.codes[name](value).label if value in verb.codes[name].values else value
        else:
            facts[name] = _date_of(value)
    return facts


def _date_of(value: Any) -> Any:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _plain(verb: Verb, name: str, value: Any) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(verb, name, item) for item in value]
    if isinstance(value, models.Model):
        raise ValueError(f"{verb.key}: declare {name!r} as a reference")
    text = str(value)
    if not isinstance(value, str | Decimal):
        raise ValueError(f"{verb.key}: {name!r} is not a plain value")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{verb.key}: {name!r} is free text; keep it in a row and refer to it")
    if looks_sealed(text):
        raise ValueError(f"{verb.key}: {name!r} looks like an ID number or a mobile number")
    return text
