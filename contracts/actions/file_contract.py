"""A contract that was signed elsewhere is filed: what it says of itself, and its PDF. The worker process reads it afterwards."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from contracts.events import ContractFiled
from contracts.models import FiledContract
from contracts.policy_filed import FILED
from contracts.refusals import Refusal
from contracts.states import ContractKind
from contracts.states_filed import FiledState, check_filed
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import FileType, announce, attach, take_case_number, type_of, write_history
from members.public import Employer

#: The PDF as it was filed.
PDF = "contracts.filed_pdf"


@dataclass(frozen=True)
class SignedFacts:
    """What the enterprise says of a signed contract."""

    title: str
    kind: ContractKind
    signed_on: date
    starts_on: date
    ends_on: date | None = None
    reference: str = ""


def file_contract(
    *,
    employer: Employer,
    worker: Any,
    facts: SignedFacts,
    file: "File[bytes]",
    by: Any,
    replaces: FiledContract | None = None,
) -> tuple[FiledContract, bool]:
    """The filed contract, and whether this very file was there before, in which case nothing changed.

    Raises:
        Refusal: it is no PDF, its days do not fit, or what it replaces is another worker's or over.
        MoveNotAllowed: what it replaces cannot be replaced now.
    """
    _check_days(facts)
    with transaction.atomic():
        Employer.objects.select_for_update(no_key=True).get(pk=employer.pk)
        filed = FiledContract(employer=employer, worker=worker, filed_by=by, replaces=replaces, **vars(facts))
        FILED.require(by, "file_contract", filed)
        _require_pdf(file)
        filed.file_digest = _digest_of(file)
        known = FiledContract.objects.filter(employer=employer, file_digest=filed.file_digest)
        if (there := known.exclude(state=FiledState.WITHDRAWN).first()) is not None:
            return there, True
        before = _replace(replaces, filed) if replaces is not None else None
        filed.number = take_case_number("filed_contract")
        filed.filed_at = clock.now()
        filed.save()
        filed.file = _keep(filed, file)
        filed.save(update_fields=["file"])
        if before is not None:
            write_history(
                subject=before, verb="contracts.filed_contract_replaced", by=by, facts={"number": filed.number}
            )
        write_history(subject=filed, verb="contracts.contract_filed", by=by, facts={"number": filed.number})
        announce(ContractFiled(filed.pk, filed.worker_id, filed.employer_id))
        transaction.on_commit(lambda: _send(filed.pk))
    return filed, False


def _check_days(facts: SignedFacts) -> None:
    if facts.signed_on > clock.today():
        raise Refusal(_("签订日期晚于今天：这里只收已经签好的合同。"), code="signed_in_future")
    if facts.ends_on is not None and facts.ends_on < facts.starts_on:
        raise Refusal(_("结束日期早于开始日期，请核对。"), code="ends_before_start")


def _require_pdf(file: IO[bytes]) -> None:
    try:
        found = type_of(file)
    except ValidationError as error:
        raise Refusal(error.messages[0], code="not_pdf") from error
    if found is not FileType.PDF:
        raise Refusal(_("这里只收 PDF 文件。请把签好的合同导出为 PDF 后报送。"), code="not_pdf")


def _digest_of(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _keep(filed: FiledContract, file: "File[bytes]") -> Any:
    try:
        return attach(subject=filed, file=file, kind=PDF, by=None, name=f"{filed.number}.pdf")
    except ValidationError as error:
        raise Refusal(error.messages[0], code=error.code or "not_pdf") from error


def _replace(replaces: FiledContract, filed: FiledContract) -> FiledContract:
    before: FiledContract = FiledContract.objects.select_for_update().get(pk=replaces.pk)
    if before.employer_id != filed.employer_id or before.worker_id != filed.worker_id:
        raise Refusal(_("要替换的合同不是这家企业与同一位家政服务员的，请核对编号。"), code="replaces_another")
    check_filed(before.state, FiledState.REPLACED, "file_contract")
    before.state, before.stopped_at = FiledState.REPLACED, before.stopped_at or clock.now()
    before.save(update_fields=["state", "stopped_at"])
    return before


def _send(filed_id: int) -> None:
    from contracts.tasks import check_filed  # noqa: PLC0415 -- the task calls the act that checks

    check_filed.delay(filed_id)
