"""What was solved and how becomes an answer for everybody, on a helper's word and without names."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking_help import lock_help
from branches.models import HelpAnswer, HelpRequest
from branches.policy_help import HELP
from branches.refusals import Refusal
from branches.refusals_help import NamesInAnswer, NumbersInAnswer, TextMissing
from branches.states_help import HelpState
from jinxi_portal.kernel import clock, word_pairs
from jinxi_portal.kernel.telling_names import what_tells
from jinxi_portal.records.public import write_history


def publish_answer(*, request: HelpRequest, question: str, text: str, checked: bool, by: Any) -> HelpAnswer:
    """Once per request; published again after it was withdrawn. ``checked``: a human says that no name is in it.

    Raises:
        Refusal: not resolved, empty, numbers in it, or what looks like names and nobody has checked.
    """
    with transaction.atomic():
        locked = lock_help(request)
        HELP.require(by, "publish_answer", locked)
        if locked.state != HelpState.RESOLVED:
            raise Refusal(_("办结以后才能公开解答。"), code="not_resolved")
        names = [locked.asker.name, *([locked.taken_by.name] if locked.taken_by else [])]
        question, text = checked_text(question, text, names=names, checked=checked)
        answer, _made = HelpAnswer.objects.update_or_create(
            request=locked,
            defaults={
                "kind": locked.kind,
                **searchable(question, text),
                "published_by": by,
                "published_at": clock.now(),
                "changed_at": clock.now(),
                "withdrawn_at": None,
            },
        )
        facts = {"number": locked.number}
        write_history(subject=locked, verb="branches.help_answer_published", by=by, facts=facts)
    return answer


def checked_text(question: str, text: str, *, names: Iterable[str], checked: bool) -> tuple[str, str]:
    question, text = question.strip(), text.strip()
    if not question or not text:
        raise TextMissing
    found = what_tells(f"{question}\n{text}", names=names)
    certain = [piece.text for piece in found if piece.certain]
    if certain:
        raise NumbersInAnswer(certain)
    if found and not checked:
        raise NamesInAnswer([piece.text for piece in found])
    return question, text


def searchable(question: str, text: str) -> dict[str, Any]:
    """The words with what they are found by."""
    return {"question": question, "text": text, **word_pairs.searchable(f"{question}\n{text}")}
