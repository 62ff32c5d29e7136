"""An enterprise becomes a key one, or stops being one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock
from jinxi_portal.web.public import DayField, WordsField


class NameKeyForm(forms.Form):
    since = DayField(
        label=_("从哪天起"), initial=clock.today, help_text=_("从这一天起，标准合同覆盖率按这家企业的名册计算。")
    )
    reason = WordsField(label=_("列入理由"), help_text=_("例如：从业人员多，曾经查出不公平条款。"))


class EndKeyForm(forms.Form):
    until = DayField(label=_("最后一天"), initial=clock.today, help_text=_("到这一天为止仍是重点企业。"))
    reason = WordsField(label=_("移出理由"))
