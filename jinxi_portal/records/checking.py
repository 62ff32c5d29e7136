"""The nightly look over the whole access log, kept for the auditor's page."""

import structlog

from jinxi_portal.records import anchors, chain
from jinxi_portal.records.announcing import announce
from jinxi_portal.records.events import AccessChainBroken
from jinxi_portal.records.models import ChainCheck

log = structlog.get_logger(__name__)


def check_chain() -> ChainCheck:
    """Follow the chain, compare the anchors, keep what was found; a broken chain is logged and announced."""
    head, broken = chain.head(), chain.first_break()
    found = anchors.read_anchors()
    wrong = anchors.contradicted(found)
    check = ChainCheck.objects.create(
        count=head.count,
        digest=head.digest,
        broken_at=broken.sequence if broken else None,
        what=broken.what if broken else "",
        anchors=len(found),
        contradicted_by=wrong[0].name if wrong else "",
    )
    if not check.holds:
        sequence = broken.sequence if broken else wrong[0].count
        log.error("access_chain_broken", sequence=sequence, anchor=check.contradicted_by)
        announce(AccessChainBroken(sequence))
    return check
