"""The auditor's filters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Posting, Role, User
from jinxi_portal.kernel import clock
from jinxi_portal.records.access_list import Wanted, field_choices
from jinxi_portal.records.settings.kinds import Setting


class AccessFilterForm(forms.Form):
    """All optional; ``kind`` and ``row`` come from the page that finds a person."""

    actor = forms.TypedChoiceField(label=_("查看人"), required=False, coerce=int, empty_value=None)
    field = forms.ChoiceField(label=_("查看内容"), required=False)
    since = forms.DateField(label=_("自"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("至"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    row = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    before = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posted = Posting.objects.exclude(role=Role.WORKER).values("user")
        people = User.objects.filter(pk__in=posted).order_by("name", "pk").values_list("pk", "name")
        self.fields["actor"].choices = [("", _("全部")), *people]  # type: ignore[attr-defined]
        self.fields["field"].choices = [("", _("全部")), *field_choices()]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What is asked for; a wrong value filters nothing and is said beside its field."""
        given = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            actor_id=given.get("actor"),
            field=given.get("field") or "",
            since=given.get("since"),
            until=given.get("until"),
            subject_type_id=given.get("kind"),
            subject_id=given.get("row"),
        )


class FindPersonForm(forms.Form):
    words = forms.CharField(label=_("姓名"), max_length=60, strip=True)


class SettingForm(forms.Form):
    """A new version of one of the office's numbers."""

    value = forms.IntegerField(label=_("新的数值"))
    effective_on = forms.DateField(
        label=_("自哪天起生效"),
        help_text=_("今天或以后。生效以前的事仍按原来的规则算。"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    reason = forms.CharField(label=_("理由"), help_text=_("例如：综合党委 5 月 6 日会议决定。"), max_length=200)

    def __init__(self, *args: Any, kind: Setting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].help_text = _("单位：%(unit)s，%(least)s 到 %(most)s 之间。") % {
            "unit": kind.unit,
            "least": kind.least,
            "most": kind.most,
        }
        self.fields["effective_on"].widget.attrs["min"] = clock.today().isoformat()
