"""A published answer is corrected or taken down."""

from typing import Any

from django.db import transaction

from branches.actions.publish_answer import checked_text, searchable
from branches.models import HelpAnswer
from branches.policy_help import HELP
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def change_answer(*, answer: HelpAnswer, question: str, text: str, checked: bool, by: Any) -> HelpAnswer:
    """Raises ``Refusal``: empty, numbers in it, or what looks like names and nobody has checked."""
    with transaction.atomic():
        locked: HelpAnswer = HelpAnswer.objects.select_for_update().get(pk=answer.pk)
        HELP.require(by, "change_answer", locked)
        question, text = checked_text(question, text, names=(), checked=checked)
        for name, value in {**searchable(question, text), "changed_at": clock.now()}.items():
            setattr(locked, name, value)
        locked.save()
    return locked


def withdraw_answer(*, answer: HelpAnswer, by: Any) -> HelpAnswer:
    """Nobody finds it any more; taking it down twice changes nothing."""
    with transaction.atomic():
        locked: HelpAnswer = HelpAnswer.objects.select_for_update().get(pk=answer.pk)
        HELP.require(by, "change_answer", locked)
        if locked.withdrawn_at is None:
            locked.withdrawn_at = clock.now()
            locked.save(update_fields=["withdrawn_at"])
            if locked.request is not None:
                facts = {"number": locked.request.number}
                write_history(subject=locked.request, verb="branches.help_answer_withdrawn", by=by, facts=facts)
    return locked
