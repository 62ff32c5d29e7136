"""A mediator stands in the register: what for, where, how much at a time; and the ties that forbid a case."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.models import Mediator, MediatorTie
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from disputes.words import TieKind
from jinxi_portal.accounts.public import Role, is_on_duty
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def register_mediator(
    *, user: Any, skills: Iterable[str], communities: Iterable[Any], most_cases: int, about: str = "", by: Any
) -> Mediator:
    """Entered, or the entry changed.

    Raises:
        Refusal: the person is not posted as mediator.
    """
    with transaction.atomic():
        DISPUTES.require(by, "keep_register")
        if not is_on_duty(user, Role.MEDIATOR):
            raise Refusal(_("请先由系统管理员给这位同志登记调解员岗位。"), code="not_posted")
        row = Mediator.objects.select_for_update().filter(user=user).first() or Mediator(user=user, since=clock.today())
        row.skills, row.most_cases, row.about = sorted(set(skills)), most_cases, about.strip()
        row.save()
        row.communities.set(communities)
        write_history(subject=row, verb="disputes.mediator_registered", by=by, facts={"count": len(row.skills)})
    return row


def declare_tie(
    *, mediator: Mediator, kind: TieKind, name: str = "", mobile: str | None = None, employer: Any = None, by: Any
) -> MediatorTie:
    """A relative by name (and mobile, which tells people of one name apart), or an enterprise. The mediator's own act, or the clerk's.

    Raises:
        Refusal: a relative without a name, an enterprise that is not named.
    """
    with transaction.atomic():
        DISPUTES.require(by, "declare_tie", mediator)
        if (kind == TieKind.RELATIVE and not name.strip()) or (kind == TieKind.EMPLOYER and employer is None):
            raise Refusal(_("亲属请写姓名，企业请从名单里选。"), code="incomplete")
        relative = kind == TieKind.RELATIVE
        tie = MediatorTie.objects.create(
            mediator=mediator,
            kind=kind,
            name=name.strip() if relative else "",
            mobile=(mobile or None) if relative else None,
            employer=None if relative else employer,
            declared_at=clock.now(),
        )
        write_history(subject=mediator, verb="disputes.tie_declared", by=by, facts={"kind": kind})
    return tie
