"""What narrows the call sheet."""

from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from members.models import Community, Employer, Lead


class CallSheetForm(forms.Form):
    employer = forms.ModelChoiceField(Employer.objects.all(), label=_("企业"), required=False, empty_label=_("全部"))
    community = forms.ModelChoiceField(Community.objects.all(), label=_("社区"), required=False, empty_label=_("全部"))

    def narrowed(self, rows: QuerySet[Lead]) -> QuerySet[Lead]:
        """A value that is none narrows nothing."""
        self.is_valid()
        for name in ("employer", "community"):
            chosen = self.cleaned_data.get(name)
            if chosen is not None:
                rows = rows.filter(**{name: chosen})
        return rows

    def query(self) -> str:
        chosen = {name: value.pk for name, value in self.cleaned_data.items() if value is not None}
        return f"{urlencode(chosen)}&" if chosen else ""
