"""Traces of ours in a file's bytes, found without opening it: strangers' files are searched, not run."""

import html
import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from jinxi_portal.papers.sealing.office_seal import SealMissing, is_for_development, known_certificates

_KEYWORDS = re.compile(rb"jinxi-paper,\s*([^,<]{1,200}),\s*([0-9A-Z]{4,12})")
_SCRIPT = re.compile(rb"/JavaScript\b|/JS\b|/Launch\b")


@dataclass(frozen=True)
class Traces:
    """The number and code a file claims, and which of our certificates stands in it."""

    number: str = ""
    code: str = ""
    certificate: x509.Certificate | None = None

    def __bool__(self) -> bool:
        return bool(self.number) or self.certificate is not None

    @property
    def is_development(self) -> bool:
        return self.certificate is not None and is_for_development(self.certificate)


def traces_in(content: bytes) -> Traces:
    found = _KEYWORDS.search(content)
    number = html.unescape(found[1].decode("utf-8", "replace")).strip() if found else ""
    return Traces(number, found[2].decode() if found else "", _certificate_in(content))


def has_script(content: bytes) -> bool:
    return bool(_SCRIPT.search(content))


def _certificate_in(content: bytes) -> x509.Certificate | None:
    """Our certificate as a signature carries it: its DER in hexadecimal digits."""
    try:
        known = known_certificates().values()
    except SealMissing:
        return None
    lower = content.lower()
    for certificate in known:
        digits = certificate.public_bytes(Encoding.DER).hex().encode()
        # The whole certificate, or a good part of it: the changed byte may lie in the certificate itself.
        if digits[: len(digits) // 2] in lower or digits[len(digits) // 2 :] in lower:
            return certificate
    return None
