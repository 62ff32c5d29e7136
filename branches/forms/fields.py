"""A field that many forms of this room have."""

from django import forms
from django.utils.translation import gettext_lazy as _


def document_number() -> forms.CharField:
    return forms.CharField(
        label=_("批复文号"), max_length=60, required=False, help_text=_("例如：金网家党字〔2026〕3号。没有的可以不填。")
    )
