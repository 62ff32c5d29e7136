"""Evidence in the cases that are being mediated today: one side's own, one released to the other. Nobody is real."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from disputes.actions.give_evidence import give_evidence
from disputes.actions.release_evidence import release_evidence
from disputes.demo.pictures import chat
from disputes.models import Dispute
from disputes.states import DisputeState
from disputes.words import HowTold
from disputes.words_evidence import EvidenceKind
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import slots

_ASKED = ((True, "您好，上次说好的事什么时候办？"), (False, "这两天忙，过几天再说"), (True, "已经等了两个星期了"))
_ANSWERED = ((False, "做完了跟我说一声"), (True, "做完了，您看看"), (False, "好，有问题再找你"))


def load(context: Any) -> None:
    """Taken at the desk by the clerk, as the parties brought it."""
    clerk = User.objects.get(username="clerk")
    rows = list(Dispute.objects.filter(state=DisputeState.MEDIATING).with_people().order_by("pk"))
    for done, row in enumerate(rows, start=1):
        applicant, respondent = row.parties.all()[:2]
        for party, said, words in (
            (applicant, _ASKED, "对方答应过，一直没有办。"),
            (respondent, _ANSWERED, "事情做完当天对方没有提意见。"),
        ):
            one = give_evidence(
                dispute=row,
                kind=EvidenceKind.CHAT,
                words=words,
                files=[ContentFile(chat("对方", said), "微信.jpg")],
                party=party,
                how=HowTold.DESK,
                by=clerk,
            )
            if party == respondent:
                release_evidence(evidence=one, how=HowTold.DESK, by=clerk)
        context.progress(done, len(rows))


slots.demo_steps.register(slots.DemoStep(key="disputes.evidence", label=_("纠纷证据"), load=load, order=61))
