"""Invented contents for the style page; nobody real."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from jinxi_portal.accounts.public import Decision, Role
from jinxi_portal.web.compare import compare_lines
from jinxi_portal.web.parts import BatchAct, EmptyState, Progress, Step, Tab, Tone
from jinxi_portal.web.tables import Column, Kind, Table
from jinxi_portal.web.templatetags.shelf import badge

SURNAMES = "王李张刘陈杨黄赵吴周"
STATES = [(_("待核实"), Tone.WAIT), (_("已确认"), Tone.GOOD), (_("不是同一人"), Tone.NEUTRAL), (_("已逾期"), Tone.BAD)]
NOT_ALLOWED = Decision(False, _("名册已经开始比对，不能撤回。"), ask=(Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CLERK))


class SampleForm(forms.Form):
    name = forms.CharField(label=_("姓名"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    mobile = forms.CharField(
        label=_("手机号码"),
        help_text=_("11 位数字，可以带空格。"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    since = forms.DateField(
        label=_("入职日期"), required=False, widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"})
    )
    kind = forms.ChoiceField(
        label=_("用工方式"), choices=[("employee", _("员工制")), ("agency", _("中介制")), ("direct", _("直接雇用"))]
    )
    channel = forms.ChoiceField(
        label=_("线索来源"),
        choices=[("roster", _("名册比对")), ("visit", _("上门走访")), ("phone", _("电话核实"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("备注"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label=_("本人已同意登记以上内容"))


class SampleUpload(forms.Form):
    roster = forms.FileField(label=_("名册文件"))


class SampleFilter(FilterSet):
    words = CharFilter(field_name="model", lookup_expr="icontains", label=_("姓名或编号"))
    part = ChoiceFilter(
        field_name="app_label",
        label=_("来源"),
        empty_label=_("全部"),
        choices=[("accounts", _("华丽家政")), ("records", _("安心居"))],
    )


def _name(row: Any) -> str:
    return f"{SURNAMES[row.pk % 10]}{'桂芳秀英小红志强建国'[row.pk % 5 * 2 :][:2]}"


def _state(row: Any) -> str:
    label, tone = STATES[row.pk % len(STATES)]
    return badge(label, tone)


class SampleTable(Table):
    """Drawn over a table that every installation has; the words are invented."""

    key = "web.sample"
    caption = _("名册线索")
    filters = SampleFilter
    page_size = 8
    columns = [
        Column("name", _("姓名"), sort="model", render=_name, link=lambda row: f"#row-{row.pk}"),
        Column(
            "employer", _("单位"), sort="app_label", render=lambda row: _("华丽家政") if row.pk % 2 else _("安心居")
        ),
        Column(
            "number", _("证件号码"), render=lambda row: f"361027********{1000 + row.pk * 37 % 9000}", kind=Kind.DATE
        ),
        Column("state", _("状态"), render=_state, kind=Kind.NARROW),
        Column("weight", _("把握"), sort="id", render=lambda row: f"{row.pk * 13 % 100} %", kind=Kind.NUMBER),
    ]
    empty = EmptyState(_("还没有线索"), _("上传名册并比对以后，线索会出现在这里。"))


def sample_table(request: Any) -> SampleTable:
    acts = [
        BatchAct(_("确认为同一人"), "#batch", question=_("确认这 {count} 条线索？确认后转入所在支部。"), primary=True),
        BatchAct(_("退回待核实"), "#batch"),
    ]
    return SampleTable(request, ContentType.objects.all(), batch=acts, export_url="#export")


@dataclass(frozen=True)
class SampleEntry:
    sentence: Any
    at: datetime
    actor_name: str
    role_label: Any = ""


TIMELINE = [
    SampleEntry(
        _("李娜确认了这条线索：名册第 12 行与党员名册第 388 行是同一人。"),
        datetime(2026, 5, 3, 2, 21, tzinfo=UTC),
        "李娜",
        Role.COMMITTEE_CLERK.label,
    ),
    SampleEntry(_("比对完成，找到一条较强的线索。"), datetime(2026, 5, 2, 9, 4, tzinfo=UTC), ""),
    SampleEntry(
        _("周建国上传了名册“华丽家政 5 月”。"),
        datetime(2026, 5, 2, 8, 40, tzinfo=UTC),
        "周建国",
        Role.COMMITTEE_SECRETARY.label,
    ),
]
STEPS = [
    Step(_("上传"), "done", "#upload"),
    Step(_("选表和表头"), "done", "#header"),
    Step(_("对应各列"), "current", note=_("还有 2 列未对应")),
    Step(_("检查并确认")),
]
TABS = [
    Tab(_("全部"), "#all", current=True, count=128),
    Tab(_("较强"), "#strong", count=14),
    Tab(_("可能"), "#possible", count=37),
    Tab(_("已办"), "#done"),
]
FACTS = [
    (_("姓名"), "王桂芳"),
    (_("单位"), _("华丽家政")),
    (_("入职日期"), "2024-03-11"),
    (_("状态"), format_html("{}", _("在职"))),
    (_("备注"), ""),
]
COMPARED = compare_lines(
    [
        (_("姓名"), "王晓芳", "王小芳"),
        (_("证件号码"), "361027********4021", "361027********4021"),
        (_("出生日期"), "1979-05-12", "1979-05-12"),
        (_("手机号码"), "138****1234", "139****1834"),
        (_("住址"), "", "秀谷镇锦绣社区"),
    ]
)
RUNNING = Progress(12_300, 50_000, running=True, label=_("正在读取名册"), note=_("可以离开本页，读完会出现在待办里。"))
FINISHED = Progress(50_000, 50_000, running=False, label=_("读取名册"))
FAILED = Progress(
    20_114,
    50_000,
    running=False,
    failed=True,
    label=_("读取名册"),
    note=_("文件在第 20,115 行中断。已读的行都留着，请重新上传同一个文件继续。"),
)
UNKNOWN = Progress(4_200, None, running=True, label=_("正在数行数"))
KEYS = [("Y", _("是同一人")), ("N", _("不是同一人")), ("T", _("说不准")), ("J", _("下一条")), ("U", _("撤销"))]
