"""After the officer has decided about a sentence: the filed contracts in which it stands follow."""

from contracts.models import FiledContract, FiledText
from contracts.states_checks import FindingState
from contracts.states_filed import STANDING, FiledState, check_filed
from jinxi_portal.kernel import clock


def settle_filed_contracts(*, text: FiledText) -> int:
    """Answers how many moved. The calling act has asked its policy and holds the text's row."""
    states = set(text.findings.values_list("state", flat=True))
    after = FiledState.FILED
    if FindingState.CONFIRMED in states:
        after = FiledState.UNFAIR
    elif FindingState.SUSPECTED in states:
        after = FiledState.WAITING
    moved = 0
    standing = FiledContract.objects.select_for_update().filter(filed_text=text, state__in=STANDING)
    for filed in standing.exclude(state=after).order_by("pk"):
        check_filed(filed.state, after, "settle_filed_contracts")
        filed.state = after
        if after == FiledState.FILED:
            filed.accepted_at, filed.stopped_at = filed.accepted_at or clock.now(), None
        elif filed.accepted_at is not None:
            filed.stopped_at = filed.stopped_at or clock.now()
        filed.save(update_fields=["state", "accepted_at", "stopped_at"])
        moved += 1
    return moved


def forget_doubts(text: FiledText) -> None:
    """When the last contract with these sentences is gone, what was only suspected waits for nobody any more.

    Whoever signs the same words again is looked at anew.
    """
    if FiledContract.objects.filter(filed_text=text, state__in=STANDING).exists():
        return
    text.findings.filter(state=FindingState.SUSPECTED).delete()
    FiledText.objects.filter(pk=text.pk).update(likeness="")
