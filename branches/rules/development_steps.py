"""The twenty-five steps to full membership in five stages (发展党员工作细则 2014), as a versioned table.

A path keeps the version of the day on which it began. ``paper`` is what must lie in the person's file before the step counts;
``committee`` marks steps that the higher committee takes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.IntegerChoices):
    APPLICATION = 1, _("递交申请")
    ACTIVIST = 2, _("入党积极分子")
    CANDIDATE = 3, _("发展对象")
    PROBATIONARY = 4, _("接收预备党员")
    FULL = 5, _("预备期与转正")


@dataclass(frozen=True)
class Step:
    number: int
    stage: Stage
    label: Any
    paper: Any
    committee: bool = False


_ROWS: tuple[tuple[int, Any, Any, bool], ...] = (
    (1, _("递交入党申请书"), _("入党申请书"), False),
    (1, _("党组织派人谈话"), _("谈话记录"), False),
    (2, _("推荐和确定入党积极分子"), _("推荐记录"), False),
    (2, _("上级党委备案"), _("积极分子备案表"), True),
    (2, _("指定培养联系人"), _("培养联系人登记表"), False),
    (2, _("培养教育考察"), _("培养教育考察登记表"), False),
    (3, _("确定发展对象"), _("讨论记录"), False),
    (3, _("上级党委备案"), _("发展对象备案表"), True),
    (3, _("确定入党介绍人"), _("入党介绍人登记表"), False),
    (3, _("政治审查"), _("政治审查材料"), False),
    (3, _("集中培训"), _("培训结业证明"), False),
    (4, _("支部委员会审查"), _("支委会审查记录"), False),
    (4, _("上级党委预审"), _("预审意见"), True),
    (4, _("填写入党志愿书"), _("入党志愿书"), False),
    (4, _("支部大会讨论表决"), _("支部大会决议"), False),
    (4, _("上级党委派人谈话"), _("谈话记录"), True),
    (4, _("上级党委审批"), _("审批意见"), True),
    (4, _("报再上一级组织部门备案"), _("备案回执"), True),
    (5, _("编入党支部和党小组"), _("编入通知"), False),
    (5, _("入党宣誓"), _("宣誓记录"), False),
    (5, _("预备期教育考察"), _("预备党员考察表"), False),
    (5, _("提出转正申请"), _("转正申请书"), False),
    (5, _("支部大会讨论转正"), _("支部大会决议"), False),
    (5, _("上级党委审批转正"), _("审批意见"), True),
    (5, _("材料归档"), _("归档目录"), False),
)

APPLICATION, TALK, ACTIVIST, CONTACTS, OBSERVATION = 1, 2, 3, 5, 6
CANDIDATE, INTRODUCERS, TRAINING = 7, 9, 11
VOTE, APPROVAL = 15, 17
PROBATION, ASKS, SECOND_VOTE, SECOND_APPROVAL, ARCHIVED = 21, 22, 23, 24, 25

_TABLE_2014: Mapping[int, Step] = MappingProxyType(
    {
        number: Step(number, Stage(stage), label, paper, committee)
        for number, (stage, label, paper, committee) in enumerate(_ROWS, start=1)
    }
)
#: Version -> (in force from, steps). A new edition is a new line; paths that began earlier keep theirs.
TABLES: Mapping[str, tuple[date, Mapping[int, Step]]] = MappingProxyType({"2014": (date(2014, 5, 28), _TABLE_2014)})


def version_on(day: date) -> str:
    """The table in force on a day; the oldest for days before it."""
    known = sorted((since, version) for version, (since, _steps) in TABLES.items())
    return max((pair for pair in known if pair[0] <= day), default=known[0])[1]


def steps_of(version: str) -> Mapping[int, Step]:
    return TABLES[version][1]


#: The names of the steps, for sentences of the timeline.
StepName: Any = models.IntegerChoices(  # type: ignore[call-overload]  # the functional form, which the stubs do not know
    "StepName", [(f"STEP_{number}", (number, step.label)) for number, step in _TABLE_2014.items()]
)
