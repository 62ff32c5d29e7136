"""What must not stand in the text of a settled case: names, numbers, whatever tells who it was."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from disputes.models import Dispute
from disputes.refusals import Refusal
from disputes.rules.screening import names_a_child
from jinxi_portal.kernel.half_width import to_half_width
from jinxi_portal.kernel.telling_names import what_tells


class LooksLikeNames(Refusal):
    """A person may say that it is none."""


def names_in(dispute: Dispute) -> set[str]:
    """Everybody and everything that the case names: the parties, who spoke, the mediators, the enterprise, the community."""
    found: set[str] = {str(dispute.community) if dispute.community else "", dispute.contract_number, dispute.number}
    for party in dispute.parties.select_related("employer"):
        found |= {party.name, party.speaker, party.address}
        if party.employer is not None:
            found |= {party.employer.name, party.employer.short_name}
    found |= {str(row.mediator) for row in dispute.mediations.all()}
    return {name for name in found if len(name) > 1}


def checked_text(title: str, text: str, *, names: Iterable[str], checked: bool) -> tuple[str, str]:
    """Raises ``Refusal``: empty, a name of the case or somebody's number in it; ``LooksLikeNames`` until a person has looked."""
    title, text = title.strip(), text.strip()
    if not title or not text:
        raise Refusal(_("请写好标题和怎样化解。"), code="text_missing")
    both = to_half_width(f"{title}\n{text}")
    certain = [name for name in sorted(names) if to_half_width(name) in both]
    guessed: list[str] = []
    for piece in what_tells(both):
        (certain if piece.certain else guessed).append(piece.text)
    if certain:
        raise Refusal(
            _("案例里不能有当事人、企业、社区的名称和号码：%(pieces)s。请改掉后再公开。")
            % {"pieces": _("、").join(certain)},
            code="names_in_text",
        )
    if names_a_child(both):
        guessed.append(_("孩子的姓名"))
    if guessed and not checked:
        raise LooksLikeNames(
            _("这些字词可能让人认出是谁：%(pieces)s。请改掉；如果确认不是人名，勾选“已核对”后再公开。")
            % {"pieces": _("、").join(guessed)},
            code="looks_like_names",
        )
    return title, text
