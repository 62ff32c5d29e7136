"""How papers of disputes write days, sums, people. Papers are Chinese whatever language the reader of the page has chosen."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.utils import translation

from disputes.models import Claim, Dispute, Mediation, Party
from disputes.rules.limitation import Limitation
from disputes.words import HowTold, Side
from jinxi_portal.kernel import clock

P = ParamSpec("P")
R = TypeVar("R")
#: Where a hand writes something in.
BLANK = "　　　　　　"


def in_chinese(write: Callable[P, R]) -> Callable[P, R]:
    """Around everything that writes a paper's words."""

    @wraps(write)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override("zh-hans"):
            return write(*args, **kwargs)

    return wrapper


def han(day: date | None) -> str:
    """A day as papers write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def han_moment(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = clock.local(moment)
    return f"{han(local.date())} {local:%H:%M}"


def han_day_of(moment: datetime | None) -> str:
    return han(clock.local_date(moment)) if moment else ""


def yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}元"


def lines(words: str) -> list[str]:
    """Free text as paragraphs."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def facts(*pairs: tuple[Any, Any]) -> list[dict[str, str]]:
    """Pairs of label and value; what is empty is left out."""
    return [{"label": str(label), "value": str(value)} for label, value in pairs if value not in (None, "")]


def columns(*named: tuple[str, float]) -> list[dict[str, Any]]:
    return [{"label": label, "width": width} for label, width in named]


def named_with_role(party: Party) -> str:
    role = party.get_role_display()
    return f"{party.name}（{role}，由{party.speaker}代表）" if party.speaker else f"{party.name}（{role}）"


def party_facts(dispute: Dispute) -> list[dict[str, str]]:
    return facts(*[(Side(party.side).label, named_with_role(party)) for party in dispute.parties.all()])


def names_of(dispute: Dispute, side: Side) -> str:
    return "、".join(party.name for party in dispute.parties.all() if party.side == side)


def told(how: str) -> str:
    """How a party let the committee know, as a paper says it."""
    return {HowTold.SELF: "本人在手机上确认", HowTold.DESK: "当面", HowTold.CALL: "电话"}[HowTold(how)] if how else ""


def leading(dispute: Dispute) -> Mediation | None:
    return next((row for row in dispute.mediations.all() if row.leads), None)


def mediator_name(dispute: Dispute) -> str:
    found = leading(dispute)
    return str(found.mediator) if found is not None else ""


def lapse_in_words(limit: Limitation) -> str:
    """Until when the claim may be brought elsewhere."""
    if limit.last_day is None:
        return f"还在职，追讨工资的时效没有开始计算（{limit.source}）"
    return f"至{han(limit.last_day)}（{limit.source}）"


def claims_of_applicant(dispute: Dispute) -> list[Claim]:
    """What the applicant asks for now."""
    return list(dispute.claims.filter(withdrawn_at__isnull=True, side=Side.APPLICANT))


def claims_in_words(claims: Iterable[Claim]) -> list[str]:
    return [f"{number}. {claim.words}" + _sum(claim.amount) for number, claim in enumerate(claims, start=1)]


def _sum(amount: Decimal | None) -> str:
    return f"（{yuan(amount)}）" if amount else ""


def signers(people: Iterable[tuple[Any, str, str]]) -> list[dict[str, str]]:
    """Label, name and day; an empty day is a line for the hand."""
    return [{"label": str(label), "name": name, **({"date": day} if day else {})} for label, name, day in people]
