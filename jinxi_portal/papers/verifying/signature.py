"""Our signature in a PDF, read with pyHanko. Asked only of files in which our certificate was found."""

import io

import structlog
from cryptography.hazmat.primitives import hashes
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from jinxi_portal.papers.sealing.office_seal import known_certificates
from jinxi_portal.papers.sealing.signing import FIELD
from jinxi_portal.papers.sealing.waiting import wait_for

log = structlog.get_logger(__name__)


def is_whole(pdf: bytes) -> bool:
    """Whether one of our certificates signed the whole file and nothing was changed or added since."""
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if [signature.field_name for signature in signatures] != [FIELD]:
            return False
        (signature,) = signatures
        certificate = load_der_x509_certificate(signature.signer_cert.dump())
        if certificate.fingerprint(hashes.SHA256()).hex() not in known_certificates():
            return False
        # The certificate is known by itself; nobody else's word about it is asked for.
        context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
        status = wait_for(async_validate_pdf_signature(signature, context, skip_diff=True))
    except Exception as error:  # noqa: BLE001 -- a file that cannot be read any more is a changed file
        log.info("signature_not_readable", error=type(error).__name__)
        return False
    covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return bool(status.intact and status.valid and covers and _is_filled_with_noughts(pdf, signature.byte_range))


def _is_filled_with_noughts(pdf: bytes, byte_range: list[int]) -> bool:
    """The room beside the signature is the one place it does not cover: it must hold the signature and noughts only."""
    start, length, after, _rest = (int(each) for each in byte_range)
    room = pdf[start + length : after]
    head = bytes.fromhex(
        room[1:9].decode("ascii")
    )  # 30 82 and the length in two bytes: a certificate is larger than 255
    used = 2 * (4 + int.from_bytes(head[2:4], "big"))
    signature, filling = room[1 : 1 + used], room[1 + used : -1]
    whole = room[:1] == b"<" and room[-1:] == b">" and head[:2] == b"\x30\x82" and signature == signature.upper()
    return whole and not filling.strip(b"0")
