"""Forms of paths to membership."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.actions.record_development_step import VOTES, StepFacts
from branches.models import Organisation
from branches.persons import described, people_found
from branches.rules import development_limits as limits
from branches.rules import development_steps as steps
from branches.states_development import EndReason, HelperKind, Verdict
from jinxi_portal.web.public import TodayField, WordsField


class FindPersonForm(forms.Form):
    """Finds somebody by name; namesakes are told apart by where they work and belong."""

    words = forms.CharField(
        label=_("姓名或拼音首字母"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class _PersonForm(forms.Form):
    """With the people found for the words as choices."""

    person = forms.ChoiceField(label=_("人员"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, words: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people_found(words)}
        self.fields["person"].choices = [(key, described(person)) for key, person in self.people.items()]  # type: ignore[attr-defined]

    def clean_person(self) -> Any:
        return self.people[self.cleaned_data["person"]]


class BeginForm(_PersonForm):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("党支部"))
    applied_on = TodayField(label=_("递交申请日期"))

    def __init__(self, *args: Any, branches: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = branches  # type: ignore[attr-defined]


class HelperForm(_PersonForm):
    kind = forms.ChoiceField(label=pgettext_lazy("培养人", "身份"), choices=HelperKind.choices)
    since = TodayField(label=_("起"))


class PaperForm(forms.Form):
    dated = TodayField(label=_("材料日期"))
    kept_at = forms.CharField(label=_("存放处"), max_length=120, help_text=_("例如：党委档案柜 3 号盒。"))
    scan = forms.FileField(label=_("扫描件"), required=False, help_text=_("可以不传。图片或 PDF，最大 20 MB。"))


class StepForm(forms.Form):
    """The day of a step, with the ballot or the training where the step has one."""

    on = TodayField(label=_("完成日期"))
    verdict = forms.ChoiceField(label=_("表决结果"), choices=Verdict.choices)
    present = forms.IntegerField(label=_("到会的有表决权党员"), min_value=0, max_value=2000)
    in_favour = forms.IntegerField(label=_("赞成票"), min_value=0, max_value=2000)
    against = forms.IntegerField(label=_("反对票"), min_value=0, max_value=2000, initial=0)
    prolonged_months = forms.IntegerField(
        label=_("延长月数"),
        min_value=0,
        max_value=limits.MOST_PROLONGED,
        required=False,
        help_text=_("只在延长预备期时填写，6 至 12 个月。"),
    )
    training_days = forms.IntegerField(label=_("培训天数"), min_value=0, max_value=60, required=False)
    training_hours = forms.IntegerField(label=_("培训学时"), min_value=0, max_value=400, required=False)
    note = WordsField(label=_("说明"), required=False, max_length=500)

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if number not in VOTES:
            for name in ("verdict", "present", "in_favour", "against", "prolonged_months"):
                del self.fields[name]
        elif number == steps.VOTE:
            del self.fields["prolonged_months"]
            self.fields["verdict"].choices = [  # type: ignore[attr-defined]
                pair for pair in Verdict.choices if pair[0] != Verdict.PROLONGED
            ]
        if number != steps.TRAINING:
            del self.fields["training_days"], self.fields["training_hours"]

    def facts(self) -> StepFacts:
        given = self.cleaned_data
        return StepFacts(
            verdict=Verdict(given["verdict"]) if given.get("verdict") else None,
            present=given.get("present") or 0,
            in_favour=given.get("in_favour") or 0,
            against=given.get("against") or 0,
            prolonged_months=given.get("prolonged_months") or 0,
            training_days=given.get("training_days") or 0,
            training_hours=given.get("training_hours") or 0,
        )


class NoteForm(forms.Form):
    noted_on = TodayField(label=_("日期"))
    words = forms.CharField(label=_("考察情况"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))


class EndForm(forms.Form):
    reason = forms.ChoiceField(label=_("终止原因"), choices=EndReason.choices)
    on = TodayField(label=_("日期"))


class WithdrawForm(forms.Form):
    reason = WordsField(label=_("为什么撤回"))


class SkillForm(_PersonForm):
    name = forms.CharField(label=_("证书名称"), max_length=80)
    number = forms.CharField(label=_("证书编号"), max_length=60)
    issued_on = TodayField(label=_("发证日期"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("党支部"))

    def __init__(self, *args: Any, branches: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = branches  # type: ignore[attr-defined]
