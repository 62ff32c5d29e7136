"""The form with which the committee asks for a visit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from members.forms.tracing import day_field
from members.models import Community


class VisitForm(forms.Form):
    community = forms.ModelChoiceField(label=_("社区"), queryset=Community.objects.filter(is_active=True))
    address = forms.CharField(
        label=_("住处"), help_text=_("写到门牌，例如：锦绣社区 3 栋 2 单元 401。"), max_length=120
    )
    ask = forms.CharField(
        label=_("要问什么"),
        help_text=_("网格员只看到姓名、企业、住处和这句话。不要写名册上的内容。"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = day_field(_("哪天起走访"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = clock.today
        self.fields["ask"].initial = _("是不是党员？组织关系在哪里？愿不愿意参加这里的活动？")
