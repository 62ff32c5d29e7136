"""Sealing, without loading the signing library before it is needed."""

from datetime import datetime

from jinxi_portal.papers.sealing.office_seal import office_seal


def seal_pdf(pdf: bytes, *, at: datetime, reason: str) -> bytes:
    """The paper with the office's seal.

    Raises:
        SealMissing: there is no seal.
    """
    from jinxi_portal.papers.sealing import signing  # noqa: PLC0415 -- keeps pyHanko out of processes that seal nothing

    return signing.sign(pdf, office_seal(), at=at, reason=reason)
