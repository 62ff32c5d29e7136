"""Drafts: saved as typed, restored when the form is opened again, gone when it is handed in. Own user only."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.records.models import Draft

KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+(:[A-Za-z0-9-]{1,40})?")
KEPT_DAYS = 30
LONGEST = 64 * 1024
MOST_PER_USER = 50
#: Never kept, whatever the form is.
_LEFT_OUT = re.compile(r"csrfmiddlewaretoken|.*password.*|.*\bcode\b.*|.*token.*", re.IGNORECASE)


@dataclass(frozen=True)
class SavedDraft:
    """A draft as it comes back: give ``data`` to the form as its data, or ``initial`` as its initial values."""

    saved_at: datetime
    values: Mapping[str, list[str]]

    @property
    def data(self) -> QueryDict:
        filled = QueryDict(mutable=True)
        for name, values in self.values.items():
            filled.setlist(name, values)
        return filled

    @property
    def initial(self) -> dict[str, str | list[str]]:
        return {name: values[0] if len(values) == 1 else values for name, values in self.values.items()}


def save_draft(*, by: Any, key: str, values: Mapping[str, list[str]]) -> datetime | None:
    """Keep what has been typed so far; nothing typed takes the draft away. Returns when it was saved.

    Raises:
        ValidationError: the key is not one, or there is more than a form can hold.
    """
    if not KEY.fullmatch(key) or len(key) > Draft._meta.get_field("key").max_length:  # type: ignore[operator]
        raise ValidationError(_("这张表单不能存草稿。"), code="bad_key")
    kept = {name: list(given) for name, given in values.items() if not _LEFT_OUT.fullmatch(name)}
    if not any(any(given) for given in kept.values()):
        discard_draft(by=by, key=key)
        return None
    text = json.dumps(kept, ensure_ascii=False)
    if len(text.encode()) > LONGEST:
        raise ValidationError(_("内容太长，草稿没有保存。请直接提交，或把长文字分开填写。"), code="too_long")
    now = clock.now()
    made = Draft.objects.update_or_create(user=by, key=key, defaults={"content": text, "saved_at": now})[1]
    if made:
        _keep_the_newest(by)
    return now


def draft_of(*, by: Any, key: str) -> SavedDraft | None:
    """The user's own draft of a form, unless it is too old."""
    found = Draft.objects.filter(user=by, key=key, saved_at__gt=_oldest()).first()
    if found is None or found.content is None:
        return None
    return SavedDraft(found.saved_at, json.loads(found.content.reveal()))


def discard_draft(*, by: Any, key: str) -> None:
    """To be called when the form has been handed in."""
    Draft.objects.filter(user=by, key=key).delete()


def expire_drafts() -> int:
    """Delete drafts nobody touched for thirty days; returns how many."""
    return Draft.objects.filter(saved_at__lte=_oldest()).delete()[0]


def _oldest() -> datetime:
    return clock.now() - timedelta(days=KEPT_DAYS)


def _keep_the_newest(user: Any) -> None:
    beyond = Draft.objects.filter(user=user).order_by("-saved_at", "-id").values_list("pk", flat=True)[MOST_PER_USER:]
    Draft.objects.filter(pk__in=list(beyond)).delete()
