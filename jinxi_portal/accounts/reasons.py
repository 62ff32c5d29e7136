"""Reasons that people must give: short enough to read, long enough to mean something."""

from django.utils.translation import gettext as _

from jinxi_portal.accounts.refusals import Refusal

SHORTEST, LONGEST = 4, 300


def clean_reason(text: str) -> str:
    """The reason without stray spaces.

    Raises:
        Refusal: ``reason_missing`` when it is empty or says nothing.
    """
    reason = " ".join(text.split())[:LONGEST]
    if len(reason) < SHORTEST:
        raise Refusal("reason_missing", _("请用一句话写明原因，日后查阅的人要看得懂。"))
    return reason
