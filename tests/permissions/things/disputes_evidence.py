"""Evidence that addresses name: given by the cast's worker, in a case against the cast's enterprise."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from disputes.actions.give_evidence import give_evidence
from disputes.models import Evidence
from disputes.words_evidence import EvidenceKind
from jinxi_portal.records.public import attachments_of
from members.public import worker_of
from tests.branches.help_factories import picture
from tests.contracts.factories import make_worker, signed
from tests.disputes.agreements import in_talks
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def talks(cast: Cast) -> Arguments:
    return {"uid": in_talks(cast["clerk"], cast["mediator"], cast["worker"]).uid}


def _given(cast: Cast, **fields: Any) -> Evidence:
    row = in_talks(cast["clerk"], cast["mediator"], cast["worker"])
    photo = SimpleUploadedFile("photo.jpg", picture())
    values = {"kind": EvidenceKind.PHOTO, "words": "经理写的欠条。", "files": [photo], **fields}
    return give_evidence(dispute=row, by=cast["worker"], **values)


def a_photo(cast: Cast) -> Arguments:
    one = _given(cast)
    return {"uid": one.dispute.uid, "evidence_id": one.pk}


def a_file(cast: Cast) -> Arguments:
    one = _given(cast)
    return {"uid": one.dispute.uid, "evidence_id": one.pk, "public_id": attachments_of(one).get().public_id}


def a_contract(cast: Cast) -> Arguments:
    worker = worker_of(cast["worker"]) or make_worker(user=cast["worker"])
    contract = signed(cast["employer_staff"], worker=worker)
    one = _given(cast, kind=EvidenceKind.CONTRACT, files=[], contract=contract)
    return {"uid": one.dispute.uid, "evidence_id": one.pk}
