"""What the pages of a comparison show: how far it is, what it used, how it is repeated."""

import json
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.kernel import clock
from jinxi_portal.web.public import Badge, Progress, Tone, moment
from members.bands import Bands
from members.linkage.settings import LinkageSettings
from members.models import LinkageRun
from members.rules.comparisons import STALLED_AFTER
from members.states import RunState

TONES = {
    RunState.QUEUED: Tone.WAIT,
    RunState.RUNNING: Tone.INFO,
    RunState.DONE: Tone.GOOD,
    RunState.FAILED: Tone.BAD,
}
WORKING = (RunState.QUEUED, RunState.RUNNING)

#: In the order in which the engine goes through them, with the office's word of each.
_STAGES: dict[str, Any] = {
    "load": gettext_lazy("取出名册和花名册"),
    "read": gettext_lazy("整理姓名和号码"),
    "count": gettext_lazy("统计有多少人同名、同号"),
    "compare": gettext_lazy("逐对比较"),
    "learn": gettext_lazy("估计错写的比例"),
    "decide": gettext_lazy("判定很像、可能"),
    "join": gettext_lazy("找出几份花名册上的同一个人"),
    "store": gettext_lazy("存入线索和依据"),
}


def run_badge(run: LinkageRun) -> Badge:
    return Badge(run.get_state_display(), TONES[RunState(run.state)])


def progress_of(run: LinkageRun) -> Progress:
    """True counts of steps; never the whole before the end."""
    stages = list(_STAGES)
    if run.state == RunState.QUEUED:
        note = _("正在排队，后台空下来就开始。可以离开这一页，回来时接着看。")
        return Progress(0, len(stages), label=_("等候开始"), note=note)
    at = stages.index(run.stage) if run.stage in _STAGES else 0
    label = _STAGES[stages[at]]
    if run.beat_at is not None and run.beat_at < clock.now() - STALLED_AFTER:
        note = _("后台有一阵没有动静，可能中断过；系统每分钟查看一次，会自动重新开始，不会存入一半的结果。")
    elif run.roster_rows:
        note = _("花名册 %(rows)s 行，名册 %(entries)s 人。可以离开这一页，回来时接着看。") % {
            "rows": f"{run.roster_rows:,}",
            "entries": f"{run.register_rows:,}",
        }
    else:
        note = _("可以离开这一页，回来时接着看。")
    return Progress(at, len(stages), label=label, note=note)


def facts_of(run: LinkageRun) -> list[tuple[Any, Any]]:
    facts: list[tuple[Any, Any]] = [
        (_("范围"), _("全部花名册") if run.everything else _("新收到和有变化的行")),
        (_("发起"), run.started_by or _("收入名单后自动开始")),
        (_("排队时间"), moment(run.queued_at)),
        (_("用时"), duration_of(run)),
        (_("名册人数"), f"{run.register_rows:,}" if run.register_rows else ""),
        (_("比对行数"), f"{run.roster_rows:,}" if run.roster_rows else ""),
        (_("参数"), _("第 %(number)s 版") % {"number": run.model.number}),
    ]
    return [(label, value) for label, value in facts if value]


def duration_of(run: LinkageRun) -> str:
    if run.started_at is None or run.finished_at is None:
        return ""
    seconds = int((run.finished_at - run.started_at).total_seconds())
    if seconds < 60:
        return _("%(seconds)s 秒") % {"seconds": max(seconds, 1)}
    return _("%(minutes)s 分 %(seconds)s 秒") % {"minutes": seconds // 60, "seconds": seconds % 60}


def bands_of(run: LinkageRun) -> list[tuple[Any, str]]:
    return Bands.of_run(run.settings).facts() if run.settings else []


def settings_file(run: LinkageRun) -> str:
    """What ``manage.py link --settings-file`` takes."""
    return LinkageSettings.from_json(json.dumps(run.settings)).to_json()


def model_file(run: LinkageRun) -> str:
    """What ``manage.py link --model`` takes: error rates and shares, nothing of a person."""
    return json.dumps(run.parameters, ensure_ascii=False, sort_keys=True)
