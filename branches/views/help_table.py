"""The board of requests: columns, filters, views."""

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from branches.models import HelpRequest, Organisation
from branches.policy_help import HELP
from branches.rules.help import days_left
from branches.states_help import OPEN_HELP, HelpKind, HelpState
from jinxi_portal.kernel import clock
from jinxi_portal.web.public import BatchAct, Column, EmptyState, Kind, Tab, Table, Tone, badge

STATE_TONES = {
    HelpState.ASKED: Tone.WAIT,
    HelpState.TAKEN: Tone.INFO,
    HelpState.HANDED_OVER: Tone.INFO,
    HelpState.RESOLVED: Tone.GOOD,
    HelpState.WITHDRAWN: Tone.NEUTRAL,
}
OPEN, DONE = "open", "done"
#: Of the branch's choices: the committee's own desk.
DESK = "desk"


def branch_choices(request: HttpRequest | None) -> list[tuple[str, Any]]:
    """Branches whose requests the visitor sees."""
    if request is None:
        return []
    rows = HelpRequest.objects.visible_to(request.user).filter(organisation__isnull=False)
    names = Organisation.objects.filter(pk__in=rows.values("organisation_id")).order_by("name_key")
    return [(str(pk), name) for pk, name in names.values_list("pk", "name")] + [(DESK, _("综合党委求助台"))]


class HelpFilters(FilterSet):
    number = CharFilter(label=_("编号"), lookup_expr="icontains")
    which = ChoiceFilter(
        label=_("办理情况"),
        choices=[(OPEN, _("没有办结")), *HelpState.choices],
        method="by_state",
        empty_label=_("全部"),
    )
    kind = ChoiceFilter(label=_("什么事"), choices=HelpKind.choices, empty_label=_("全部"))
    branch = ChoiceFilter(label=_("支部"), method="by_branch", empty_label=_("全部"))

    class Meta:
        model = HelpRequest
        fields: Sequence[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["branch"].extra["choices"] = branch_choices(self.request)

    def by_state(self, rows: QuerySet[HelpRequest], name: str, value: str) -> QuerySet[HelpRequest]:
        return rows.filter(state__in=OPEN_HELP) if value == OPEN else rows.filter(state=value)

    def by_branch(self, rows: QuerySet[HelpRequest], name: str, value: str) -> QuerySet[HelpRequest]:
        return rows.filter(organisation__isnull=True) if value == DESK else rows.filter(organisation_id=int(value))


def left_in_words(row: HelpRequest) -> str:
    """How much time there is, or how it ended."""
    if row.state == HelpState.HANDED_OVER:
        return _now("已转办，另有期限")
    if not row.is_open:
        return ""
    left = days_left(row.resolve_due, clock.today())
    if left < 0:
        return _now("逾期 %(days)d 天") % {"days": -left}
    return _now("今天到期") if left == 0 else _now("还有 %(days)d 天") % {"days": left}


def _state(row: HelpRequest) -> str:
    return badge(row.get_state_display(), STATE_TONES[HelpState(row.state)])


def columns_for(user: Any) -> Sequence[Column]:
    """The asker's name only where the visitor may read the request."""

    def asker(row: HelpRequest) -> str:
        return str(row.asker) if HELP.may(user, "read", row) else _now("仅支部书记可见")

    return (
        Column("number", _("编号"), link=lambda row: row.get_absolute_url(), kind=Kind.NARROW),
        Column("kind", _("什么事")),
        Column("asker", _("求助人"), render=asker),
        Column("place", _("支部")),
        Column("state", _("状态"), render=_state, plain=lambda row: row.get_state_display(), kind=Kind.NARROW),
        Column("taken_by", _("办理人"), render=lambda row: str(row.taken_by or ""), kind=Kind.NARROW),
        Column("left", _("时间"), template="branches/help/left_cell.html", plain=left_in_words, kind=Kind.NARROW),
        Column(
            "asked_at",
            _("求助日期"),
            sort="asked_at",
            render=lambda row: clock.local_date(row.asked_at).isoformat(),
            kind=Kind.DATE,
        ),
        Column(
            "resolve_due",
            _("办结期限"),
            sort="resolve_due",
            render=lambda row: row.resolve_due.isoformat(),
            kind=Kind.DATE,
        ),
    )


class HelpTable(Table):
    key = "branches.help"
    caption = _("支部求助")
    filters = HelpFilters
    columns: ClassVar[Sequence[Column]] = ()
    default_sort = "resolve_due"
    empty = EmptyState(_("没有求助"), _("从业人员在手机上提出的求助会出现在这里，快到期的排在最前。"))

    def __init__(self, request: HttpRequest, **kwargs: Any) -> None:
        rows = HelpRequest.objects.visible_to(request.user).select_related("asker", "organisation", "taken_by")
        if HELP.may(request.user, "move"):
            kwargs["batch"] = [BatchAct(_("转交所选"), reverse("branches:help_move_many"))]
        super().__init__(request, rows, **kwargs)
        self.columns = columns_for(request.user)  # type: ignore[misc]  # what a visitor sees of the asker differs

    def pickable(self, row: HelpRequest) -> bool:
        return row.state in (HelpState.ASKED, HelpState.TAKEN) and bool(HELP.may(self.request.user, "move", row))


def help_tabs(request: HttpRequest) -> list[Tab]:
    views: list[tuple[Any, dict[str, str]]] = [
        (_("没有办结"), {"which": OPEN}),
        (HelpState.ASKED.label, {"which": HelpState.ASKED}),
        (HelpState.RESOLVED.label, {"which": HelpState.RESOLVED, "sort": "-asked_at"}),
        (_("全部"), {"sort": "-asked_at"}),
    ]
    here = request.GET.get("which", "")
    return [
        Tab(
            label,
            f"{reverse('branches:help_board')}?{urlencode({name: str(value) for name, value in query.items()})}",
            current=here == str(query.get("which", "")),
        )
        for label, query in views
    ]
