"""When a decision needs its reason in words, and reasons that are often right."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.states import Band, Verdict

LONGEST_REASON = 300

#: Offered beside the field; the reviewer may write his own.
QUICK_REASONS: dict[Verdict, tuple[Any, ...]] = {
    Verdict.SAME: (
        _("证件号码与姓名相符"),
        _("手机号码与姓名相符"),
        _("已电话核实本人"),
        _("用人单位已核实"),
    ),
    Verdict.DIFFERENT: (
        _("同名不同人：出生日期不符"),
        _("同名不同人：证件号码不符"),
        _("家人共用手机"),
        _("已电话核实，不是本人"),
    ),
    Verdict.CANNOT_TELL: (
        _("花名册信息太少"),
        _("需向用人单位核实"),
        _("需电话联系本人"),
        _("两边信息互相矛盾"),
    ),
}


def reason_needed(verdict: Verdict, *, band: str, blind: bool) -> bool:
    """Whether the decision asks for words.

    A confirmed strong lead explains itself. In blind mode a confirmation never asks, or the question would give the
    band away.
    """
    if verdict is Verdict.SAME:
        return band != Band.STRONG and not blind
    return True
