"""A session: when and where; afterwards the record."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.forms.consent import SpokenForm
from disputes.models import Party, Session
from jinxi_portal.web.public import WordsField


class SessionForm(forms.Form):
    starts_at = forms.DateTimeField(
        label=_("时间"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    place = forms.CharField(label=_("地点"), max_length=120, required=False)
    link = forms.URLField(label=_("线上地址"), max_length=300, required=False, assume_scheme="https")


class MinutesForm(forms.Form):
    came = forms.ModelMultipleChoiceField(
        label=_("到场的当事人"), queryset=Party.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    minutes = WordsField(
        label=_("调解笔录"), rows=12, max_length=20000, help_text=_("双方各说了什么，调解员做了什么，谈到哪里。")
    )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["came"].queryset = Party.objects.filter(dispute=session.dispute_id)  # type: ignore[attr-defined]


class SignForm(SpokenForm):
    """The signature of who was there; at the desk on the printed record."""
