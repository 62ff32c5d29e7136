"""Seal a PDF with pyHanko: a certifying PAdES signature that allows no later change. Imported only when sealing."""

import functools
import hashlib
import io
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jinxi_portal.kernel import clock
from jinxi_portal.papers.sealing.office_seal import OfficeSeal
from jinxi_portal.papers.sealing.waiting import wait_for

FIELD = "JinxiSeal"
#: Room (in hexadecimal digits) for the signature and its certificates, so that no rehearsal is needed to measure it;
#: a service's time stamp with its own chain needs more.
ROOM, ROOM_WITH_TIME_STAMP = 12 * 1024, 40 * 1024


class _SameEachTime(IncrementalPdfFileWriter):
    """An update whose bytes follow from the file alone: no random id; the dates that Typst wrote stay."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__(io.BytesIO(pdf))
        own = generic.ByteStringObject(hashlib.sha256(pdf).digest()[:16])
        first = self._document_id[0] if "/ID" in self.prev.trailer else own
        self._document_id = generic.ArrayObject([first, own])

    def _update_meta(self) -> None:
        pass


class _OfficeSigner(signers.Signer):
    """Keeps the opened key: opening it anew for each paper takes longer than setting the paper."""

    def __init__(self, seal: OfficeSeal) -> None:
        own, *above = [asn1_x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in seal.chain]
        store = SimpleCertificateStore()
        store.register_multiple([own, *above])
        super().__init__(signing_cert=own, cert_registry=store)
        self._key = seal.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._key.sign(data, PKCS1v15(), hashes.SHA256())


class _AtAMoment(signers.PdfSigner):
    """Signs at the paper's moment instead of the machine's."""

    moment: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


def sign(pdf: bytes, seal: OfficeSeal, *, at: datetime, reason: str) -> bytes:
    """The sealed file. Without a time stamp service the same input gives the same bytes."""
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        reason=reason,
    )
    signer = _AtAMoment(meta, signer=_signer(seal), timestamper=_time_stamper())
    signer.moment = clock.local(at)
    output, room = io.BytesIO(), ROOM_WITH_TIME_STAMP if settings.PAPERS_TIMESTAMP_URL else ROOM
    wait_for(signer.async_sign_pdf(_SameEachTime(pdf), output=output, bytes_reserved=room))
    return output.getvalue()


@functools.lru_cache(maxsize=4)
def _signer(seal: OfficeSeal) -> _OfficeSigner:
    return _OfficeSigner(seal)


def _time_stamper() -> TimeStamper | None:
    """RFC 3161: a service that vouches for the time, when the installation names one."""
    return HTTPTimeStamper(settings.PAPERS_TIMESTAMP_URL) if settings.PAPERS_TIMESTAMP_URL else None
