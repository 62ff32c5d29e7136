"""Whose board: the county's, or that of one employer, one community or one month."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Community, Dimension, Employer

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class BoardForm(forms.Form):
    """One at a time: the first that is chosen counts."""

    employer = forms.ModelChoiceField(
        Employer.objects.all(), label=gettext_lazy("企业"), required=False, empty_label=gettext_lazy("全部")
    )
    community = forms.ModelChoiceField(
        Community.objects.all(), label=gettext_lazy("社区"), required=False, empty_label=gettext_lazy("全部")
    )
    month = forms.RegexField(
        _MONTH, label=gettext_lazy("发现月份"), required=False, widget=forms.TextInput(attrs={"type": "month"})
    )

    def chosen(self) -> tuple[Dimension, int]:
        self.is_valid()
        said: dict[str, Any] = self.cleaned_data
        if said.get("employer"):
            return Dimension.EMPLOYER, said["employer"].pk
        if said.get("community"):
            return Dimension.COMMUNITY, said["community"].pk
        if said.get("month"):
            return Dimension.MONTH, int(said["month"].replace("-", ""))
        return Dimension.ALL, 0

    def label(self) -> str:
        """Whose board it is, for the heading and the print."""
        said: dict[str, Any] = self.cleaned_data
        for name in ("employer", "community", "month"):
            if said.get(name):
                return str(said[name])
        return _("全县")
