"""Fields that many forms of this room have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class DayField(forms.DateField):
    """A date with the browser's calendar; today unless another is given."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", clock.today)
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


class WordsField(forms.CharField):
    """A few sentences."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)


def document_number() -> forms.CharField:
    return forms.CharField(
        label=_("批复文号"), max_length=60, required=False, help_text=_("例如：金网家党字〔2026〕3号。没有的可以不填。")
    )
