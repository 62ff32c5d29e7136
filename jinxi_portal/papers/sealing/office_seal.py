"""Which certificate and key seal papers, and which earlier ones are still known as ours."""

import functools
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.office_seals import DEVELOPMENT_NAME, make_seal
from jinxi_portal.papers.refusals import Refusal

DEVELOPMENT_NOTE = "开发用印章"


class SealMissing(Refusal):
    code = "seal_missing"

    def __init__(self) -> None:
        super().__init__(_("办公室的电子印章还没有装好，暂时不能出具文书。请联系系统管理员。"))


@dataclass(frozen=True)
class OfficeSeal:
    """Certificate chain (own first) and key. RSA only: its signatures are the same each time."""

    chain: tuple[x509.Certificate, ...]
    key: RSAPrivateKey

    @property
    def certificate(self) -> x509.Certificate:
        return self.chain[0]


def office_seal() -> OfficeSeal:
    """The seal that is used now.

    Raises:
        SealMissing: a real installation has not named its certificate and key, or they cannot be read.
    """
    certificate, key = settings.PAPERS_SEAL_CERTIFICATE_FILE, settings.PAPERS_SEAL_KEY_FILE
    if not certificate and settings.PORTAL_IS_DEMO:
        certificate = key = str(
            make_seal(Path(settings.PORTAL_HOME) / "seal" / "development_seal.pem", DEVELOPMENT_NAME)
        )
    if not certificate or not key:
        raise SealMissing
    return _loaded(certificate, key, _stamp(certificate), _stamp(key))


def seal_note() -> str:
    """What the drawn seal says below its star: that it is for development only, or nothing."""
    return DEVELOPMENT_NOTE if is_for_development(office_seal().certificate) else ""


def is_for_development(certificate: x509.Certificate) -> bool:
    return any(
        part.value == DEVELOPMENT_NAME for part in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    )


def known_certificates() -> dict[str, x509.Certificate]:
    """Every certificate that ever sealed our papers, by the SHA-256 of its DER: this one and the former ones."""
    known = [office_seal().certificate]
    for path in settings.PAPERS_SEAL_FORMER_FILES:
        known += x509.load_pem_x509_certificates(Path(path).read_bytes())
    return {certificate.fingerprint(hashes.SHA256()).hex(): certificate for certificate in known}


def _stamp(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError as error:
        raise SealMissing from error


@functools.lru_cache(maxsize=4)
def _loaded(certificate: str, key: str, certificate_stamp: int, key_stamp: int) -> OfficeSeal:
    password = settings.PAPERS_SEAL_KEY_PASSWORD or None
    try:
        chain = x509.load_pem_x509_certificates(Path(certificate).read_bytes())
        private = load_pem_private_key(Path(key).read_bytes(), password.encode() if password else None)
    except (OSError, ValueError, TypeError) as error:
        raise SealMissing from error
    if not isinstance(private, RSAPrivateKey):
        raise SealMissing
    return OfficeSeal(tuple(chain), private)
