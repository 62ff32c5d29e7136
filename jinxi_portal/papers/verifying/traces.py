"""Traces of ours in a file's bytes, found without opening it: strangers' files are searched, not run."""

import html
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.serialization import Encoding

from jinxi_portal.papers.sealing.office_seal import SealMissing, known_certificates

_KEYWORDS = re.compile(rb"jinxi-paper,\s*([^,<]{1,200}),\s*([0-9A-Z]{4,12})")
_SCRIPT = re.compile(rb"/JavaScript\b|/JS\b|/Launch\b")


@dataclass(frozen=True)
class Traces:
    """The number and code a file claims, and whether one of our certificates stands in it."""

    number: str = ""
    code: str = ""
    has_certificate: bool = False

    def __bool__(self) -> bool:
        return bool(self.number) or self.has_certificate


def traces_in(content: bytes) -> Traces:
    found = _KEYWORDS.search(content)
    number = html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
    return Traces(number, found[2].decode() if found else "", _has_certificate(content))


def has_script(content: bytes) -> bool:
    return bool(_SCRIPT.search(content))


def _has_certificate(content: bytes) -> bool:
    """Our certificate as a signature carries it: its DER in hexadecimal digits."""
    try:
        known = known_certificates().values()
    except SealMissing:
        return False
    digits = [certificate.public_bytes(Encoding.DER).hex().encode() for certificate in known]
    # The whole certificate, or a good part of it: the changed byte may lie in the certificate itself.
    parts = [part for each in digits for part in (each[: len(each) // 2], each[len(each) // 2 :])]
    lower = content.lower()
    return any(part in lower for part in parts)
