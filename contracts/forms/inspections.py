"""An inspection: planned, filled in, answered, looked at again. Choices stand side by side, notes under them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from contracts.actions.fill_checklist import Found
from contracts.actions.issue_notice import MOST_DAYS
from contracts.actions.recheck_inspection import Next, Seen
from contracts.checklist import Item
from contracts.models import CorrectionItem, InspectionItem
from contracts.states_inspections import Afterwards, Answer, Occasion
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import DayField, WordsField

PASSED, NOT_PASSED = "passed", "not_passed"


class PlanForm(forms.Form):
    planned_on = DayField(
        label=gettext_lazy("计划日期"), initial=clock.today, help_text=gettext_lazy("企业不会看到这次安排。")
    )
    occasion = forms.ChoiceField(label=gettext_lazy("检查类型"), choices=Occasion.choices)
    purpose = WordsField(
        label=gettext_lazy("检查事由"), required=False, help_text=gettext_lazy("例如：有家政服务员反映证件被扣押。")
    )


class ChecklistForm(forms.Form):
    """One choice and one note per item; ``pairs`` are the bound fields of an item together."""

    inspected_on = DayField(label=gettext_lazy("检查日期"), initial=clock.today)

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = tuple(items)
        for position, item in enumerate(self.items, start=1):
            self.fields[f"answer_{item.key}"] = forms.ChoiceField(
                label=f"{position}. {item.text}",
                help_text=item.ground,
                choices=Answer.choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{item.key}"] = forms.CharField(
                label=_("第 %(number)s 项的说明") % {"number": position},
                required=False,
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for item in self.items:
            note = str(given.get(f"note_{item.key}") or "").strip()
            if given.get(f"answer_{item.key}") == Answer.DOES_NOT and not note:
                self.add_error(f"note_{item.key}", _("不符合的项目，请写明发现了什么，例如人数、时间、地点。"))
        return given

    def found(self) -> dict[str, Found]:
        """What the act takes."""
        given = self.cleaned_data
        return {
            item.key: Found(Answer(given[f"answer_{item.key}"]), given[f"note_{item.key}"] or "") for item in self.items
        }


def begun(items: Iterable[InspectionItem], inspected_on: date | None) -> dict[str, Any]:
    """A checklist that was filled in, as the form shows it."""
    values: dict[str, Any] = {"inspected_on": inspected_on or clock.today()}
    for item in items:
        values[f"answer_{item.key}"], values[f"note_{item.key}"] = item.answer, item.note
    return values


class NoticeForm(forms.Form):
    """What is asked for at each item that is not met, and by when."""

    days = forms.IntegerField(
        label=gettext_lazy("期限（工作日）"),
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("从明天起算，节假日不计。"),
    )

    def __init__(self, *args: Any, items: Iterable[InspectionItem], days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = tuple(items)
        self.fields["days"].initial = days
        for item in self.items:
            self.fields[f"demand_{item.pk}"] = WordsField(
                label=_("第 %(number)s 项的改正要求") % {"number": item.position},
                help_text=f"{item.text}：{item.note}",
                initial=item.demand,
            )
        self.order_fields([*(f"demand_{item.pk}" for item in self.items), "days"])

    def demands(self) -> dict[int, str]:
        return {item.pk: self.cleaned_data[f"demand_{item.pk}"] for item in self.items}


class ReplyForm(forms.Form):
    reply = WordsField(
        label=gettext_lazy("怎样改正的"), help_text=gettext_lazy("例如：3 张身份证已在 4 月 15 日归还本人，有签收单。")
    )
    proof = forms.FileField(
        label=gettext_lazy("证明材料"),
        required=False,
        help_text=gettext_lazy("照片或 PDF，例如签收单、补签的合同首页。没有也可以先答复。"),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )


class RecheckForm(forms.Form):
    on = DayField(label=gettext_lazy("复查日期"), initial=clock.today)

    def __init__(self, *args: Any, items: Iterable[CorrectionItem], days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = tuple(items)
        choices = [(PASSED, _("已改正")), (NOT_PASSED, _("没有改正"))]
        for item in self.items:
            place = {"number": item.item.position}
            self.fields[f"passed_{item.pk}"] = forms.ChoiceField(
                label=_("第 %(number)s 项") % place,
                help_text=_("发现：%(found)s 要求：%(demand)s 企业答复：%(reply)s")
                % {"found": item.item.note, "demand": item.demand, "reply": item.reply or _("没有答复。")},
                choices=choices,
                widget=forms.RadioSelect,
            )
            self.fields[f"verdict_{item.pk}"] = WordsField(
                label=_("第 %(number)s 项的复查情况") % place, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields["what"] = forms.ChoiceField(
            label=_("有没改正的，接下来"),
            required=False,
            choices=[("", _("全部已改正，不用选")), *Afterwards.choices],
        )
        self.fields["days"] = forms.IntegerField(
            label=_("再次改正的期限（工作日）"), required=False, initial=days, min_value=1, max_value=MOST_DAYS
        )
        self.fields["handed_to"] = forms.CharField(
            label=pgettext_lazy("检查", "移送给"),
            required=False,
            max_length=120,
            help_text=_("例如：县人力资源和社会保障局劳动监察大队。"),
        )
        self.fields["reason"] = WordsField(label=pgettext_lazy("检查", "移送理由"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        open_items = [item for item in self.items if given.get(f"passed_{item.pk}") == NOT_PASSED]
        for item in open_items:
            if not given.get(f"verdict_{item.pk}"):
                self.add_error(f"verdict_{item.pk}", _("没有改正的项目，请写明复查看到的情况。"))
        if open_items and not given.get("what"):
            self.add_error("what", _("有项目没有改正，请选择再定期限，或者移送。"))
        if open_items and given.get("what") == Afterwards.AGAIN and not given.get("days"):
            self.add_error("days", _("请填再次改正的期限。"))
        if open_items and given.get("what") == Afterwards.HAND_ON:
            for name in ("handed_to", "reason"):
                if not given.get(name):
                    self.add_error(name, _("移送时要写明移送给谁和理由。"))
        return given

    def seen(self) -> dict[int, Seen]:
        given = self.cleaned_data
        return {
            item.pk: Seen(given[f"passed_{item.pk}"] == PASSED, given[f"verdict_{item.pk}"] or "")
            for item in self.items
        }

    def following(self) -> Next | None:
        given: Mapping[str, Any] = self.cleaned_data
        if not given["what"]:
            return None
        return Next(Afterwards(given["what"]), given["days"] or 0, given["handed_to"], given["reason"])


class CloseForm(forms.Form):
    note = WordsField(label=gettext_lazy("检查结论"), required=False, help_text=gettext_lazy("可以不填。"))


class CancelForm(forms.Form):
    reason = WordsField(label=gettext_lazy("取消理由"))


class FilesForm(forms.Form):
    file = forms.FileField(
        label=pgettext_lazy("检查", "照片或文件"),
        help_text=gettext_lazy("照片、PDF，最大 10 MB。"),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )


class ChangeChecklistForm(forms.Form):
    """The items one below the other; an emptied text takes the item off the list, the last three are for new ones."""

    effective_from = DayField(label=gettext_lazy("启用日期"), initial=clock.today)
    note = WordsField(label=gettext_lazy("改了什么"))

    NEW = 3

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.begun = tuple(items)
        for place in range(1, len(self.begun) + self.NEW + 1):
            item = self.begun[place - 1] if place <= len(self.begun) else Item("", "", "", "")
            number = {"number": place}
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("第 %(number)s 项：看什么") % number, required=False, max_length=200, initial=item.text
            )
            self.fields[f"ground_{place}"] = forms.CharField(
                label=_("第 %(number)s 项：依据") % number, required=False, max_length=300, initial=item.ground
            )
            self.fields[f"demand_{place}"] = forms.CharField(
                label=_("第 %(number)s 项：改正要求") % number, required=False, max_length=300, initial=item.demand
            )

    def items(self) -> list[Item]:
        """In their order; a new item gets a key of its own."""
        given = self.cleaned_data
        kept = []
        for place in range(1, len(self.begun) + self.NEW + 1):
            text = given[f"text_{place}"].strip()
            if text:
                key = self.begun[place - 1].key if place <= len(self.begun) else f"added_{clock.today():%Y%m%d}_{place}"
                kept.append(Item(key, text, given[f"ground_{place}"].strip(), given[f"demand_{place}"].strip()))
        return kept
