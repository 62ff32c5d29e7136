"""Form fields that many rooms have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock, mobile


class DayField(forms.DateField):
    """A date with the browser's calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


class TodayField(DayField):
    """A date that is today unless another is given."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", clock.today)
        super().__init__(**kwargs)


class WordsField(forms.CharField):
    """A few sentences, at most 300 characters unless told."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)


class MobileField(forms.CharField):
    """A mobile number as people write it; gives the eleven digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("手机号码"))
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return mobile.parse(text)
        except mobile.MobileError as error:
            raise forms.ValidationError(error.sentence, code=error.code) from None


class AmountField(forms.DecimalField):
    """A sum in yuan, to the cent."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 10)
        kwargs.setdefault("decimal_places", 2)
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)
