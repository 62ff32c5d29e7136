"""The register of mediators and changing one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.rules.kinds import DisputeKind
from disputes.words import MediationEnd, TieKind
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.web.public import MobileField, WordsField
from members.public import Community, Employer


class RegisterForm(forms.Form):
    user = forms.ChoiceField(label=_("调解员"))
    skills = forms.MultipleChoiceField(
        label=_("擅长"), choices=DisputeKind.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    communities = forms.ModelMultipleChoiceField(
        label=_("服务社区"), queryset=Community.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    most_cases = forms.IntegerField(label=_("同时办理的上限"), min_value=1, max_value=50, initial=8)
    about = forms.CharField(label=_("简介"), max_length=300, required=False, help_text=_("当事人选人时会看到。"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.people = {str(user.pk): user for user in holders_of(Role.MEDIATOR)}
        fields["user"].choices = [(pk, str(user)) for pk, user in self.people.items()]
        fields["communities"].queryset = Community.objects.filter(is_active=True)

    def person(self) -> Any:
        return self.people[self.cleaned_data["user"]]


class TieForm(forms.Form):
    kind = forms.ChoiceField(label=_("关系"), choices=TieKind.choices)
    name = forms.CharField(label=_("亲属姓名"), max_length=60, required=False)
    mobile = MobileField(label=_("亲属手机"), required=False, help_text=_("用来分清同名的人，加密保存。"))
    employer = forms.ModelChoiceField(
        label=_("企业"), queryset=Employer.objects.none(), required=False, empty_label=_("不涉及")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = Employer.objects.order_by("name_key", "pk")  # type: ignore[attr-defined]


class ReplaceForm(forms.Form):
    why = forms.ChoiceField(label=_("原因"), choices=MediationEnd.choices, initial=MediationEnd.ASKED)
    words = WordsField(label=_("想说明的"), required=False, max_length=300)
