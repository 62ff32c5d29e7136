"""Raise what an enterprise needs, and follow it until it is met."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.models import EnterpriseNeed, NeedStep
from branches.policy_instructors import INSTRUCTORS
from branches.refusals import Refusal
from branches.states_instructors import OPEN_NEEDS, NeedKind, NeedState, check_need
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number, write_history


def raise_need(*, employer: Any, kind: NeedKind, words: str, by: Any) -> EnterpriseNeed:
    """The need stands open until somebody says it is met, or why it cannot be."""
    with transaction.atomic():
        INSTRUCTORS.require(by, "raise_need", employer)
        need = EnterpriseNeed.objects.create(
            number=take_case_number("enterprise_need"), employer=employer, kind=kind, words=words, raised_by=by
        )
        write_history(
            subject=need,
            verb="branches.need_raised",
            by=by,
            facts={"number": need.number, "kind": kind, "employer": employer},
        )
    return need


def follow_need(*, need: EnterpriseNeed, state: NeedState, words: str, by: Any) -> NeedStep:
    """A step towards the need: what was done, and whether it is met now.

    Raises:
        MoveNotAllowed: the need cannot become so.
        Refusal: what was done is missing.
    """
    with transaction.atomic():
        locked = EnterpriseNeed.objects.select_for_update(of=("self",)).select_related("employer").get(pk=need.pk)
        INSTRUCTORS.require(by, "follow_need", locked)
        check_need(locked.state, state, "follow_need")
        if not words.strip():
            raise Refusal(_("请写明做了什么，或为什么不能解决。"), code="words_missing")
        locked.state, locked.touched_at = state, clock.now()
        locked.ended_at = None if state in OPEN_NEEDS else clock.now()
        locked.save(update_fields=["state", "touched_at", "ended_at"])
        step = NeedStep.objects.create(need=locked, state=state, words=words.strip(), by=by)
        write_history(subject=locked, verb="branches.need_followed", by=by, facts={"state": state, "step": step})
    return step
