"""Forms for ends without agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.rules.screening import ALARMS
from disputes.words import WhyNotTaken
from jinxi_portal.web.public import WordsField


class DeclineForm(forms.Form):
    why = forms.ChoiceField(label=_("原因"), choices=WhyNotTaken.choices, widget=forms.RadioSelect)
    words = WordsField(label=_("补充说明"), required=False, max_length=500, help_text=_("当事人会看到这段话。"))


class HandOnForm(forms.Form):
    signs = forms.MultipleChoiceField(
        label=_("看到了什么迹象"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(sign.value, alarm.question) for sign, alarm in ALARMS.items()],
    )
    handed_to = forms.CharField(label=_("联系了谁"), max_length=120, help_text=_("例如：公安 110，秀谷派出所。"))
    words = WordsField(label=_("说明"), required=False, max_length=500)
