"""Which sheets the file of a case has, in legal order (人民调解法 27; the order of the county's 卷宗), each made when it is asked for."""

from collections.abc import Callable, Iterator
from typing import Any

from disputes.case_file import after, opening, people, talks
from disputes.case_file.cover import archive_content
from disputes.case_file.exhibits import evidence_content
from disputes.case_file.sheets import (
    Sheet,
    file_opener,
    issued_or_sheet_of,
    moment_of,
    paper_opener,
    sheet_of,
    sheet_of_session,
    standing_paper,
)
from disputes.evidence_files import Shown, evidence_of, paper_of_contract
from disputes.models import Agreement, Dispute
from disputes.papers_of_agreement import KINDS, TITLES, agreement_content
from disputes.words import SessionState
from disputes.words_agreement import AgreementForm
from jinxi_portal.kernel import clock
from jinxi_portal.papers.public import set_inside


def sheets_of(dispute: Dispute, *, by: Any) -> list[Sheet]:
    """Everything but cover, index and the last sheet. ``by`` puts the file together and may read all of it."""
    agreement: Agreement | None = getattr(dispute, "agreement", None)
    in_force = agreement if agreement is not None and agreement.effective_on else None
    return [
        *_opening(dispute),
        *_people(dispute),
        *_evidence(dispute, by),
        *_talks(dispute),
        *(_agreed(dispute, in_force, by) if in_force is not None else ()),
        *_for_court(dispute),
        *(_court(dispute, in_force) if in_force is not None else ()),
        sheet_of(dispute, "人民调解结案表", "closing", after.closing_content(dispute), after.ended_on(dispute)),
    ]


def last_sheet(dispute: Dispute, *, count: int, pages: int, by: Any) -> Sheet:
    """``count`` and ``pages`` of the sheets before it."""
    content = archive_content(dispute, count=count + 1, pages=pages + 1, apart=kept_apart(dispute), by=by)
    return sheet_of(dispute, "卷内备考表", "archive_sheet", content, clock.today())


def kept_apart(dispute: Dispute) -> list[str]:
    """What no sheet can show: recordings, documents that are no PDF."""
    return [
        line
        for one in evidence_of(dispute)
        for file in [*one.recordings, *one.papers]
        if file.media_type != "application/pdf"
        for line in (
            f"证据{one.evidence.position}的“{file.name}”是电子文件，另外保存，SHA-256 摘要如下。",
            file.digest,
        )
    ]


def _opening(dispute: Dispute) -> Iterator[Sheet]:
    yield issued_or_sheet_of(dispute, "人民调解申请书", "application", opening.application_content, dispute.applied_on)
    content = opening.register_content(dispute)
    yield sheet_of(dispute, "人民调解受理登记表", "register", content, dispute.accepted_on or dispute.applied_on)
    day = dispute.accepted_on
    if day is not None:
        yield issued_or_sheet_of(
            dispute, "人民调解受理通知书", "acceptance", lambda row: opening.acceptance_content(row, on=day), day
        )


def _people(dispute: Dispute) -> Iterator[Sheet]:
    if dispute.accepted_on is not None:
        answered = [clock.local_date(one.consented_at) for one in dispute.parties.all() if one.consented_at]
        yield sheet_of(
            dispute, "当事人意愿征询记录", "consent", people.consent_content(dispute), max(answered, default=None)
        )
    chosen = [clock.local_date(one.since) for one in dispute.mediations.all() if one.since is not None]
    if chosen:
        content = people.mediator_content(dispute)
        yield sheet_of(dispute, "调解员选定和回避审查表", "mediator_choice", content, max(chosen))


def _evidence(dispute: Dispute, by: Any) -> Iterator[Sheet]:
    shown = evidence_of(dispute)
    if not shown:
        return
    first = clock.local_date(shown[0].evidence.given_at)
    number, at = dispute.number, clock.start_of(first)
    yield Sheet(
        "证据目录",
        first,
        lambda: set_inside("disputes.evidence_list", evidence_content(dispute, shown, by=by), number=number, at=at),
    )
    for one in shown:
        yield from _papers_of_evidence(one, by)


def _papers_of_evidence(one: Shown, by: Any) -> Iterator[Sheet]:
    day = clock.local_date(one.evidence.given_at)
    for file in one.papers:
        if file.media_type == "application/pdf":
            yield Sheet(f"证据{one.evidence.position}　{file.name}", day, file_opener(file, by))
    contract = one.evidence.contract
    paper = paper_of_contract(contract) if contract is not None else None
    if contract is not None and paper is not None:
        yield Sheet(f"证据{one.evidence.position}　{contract.title}", day, paper_opener(paper))


def _talks(dispute: Dispute) -> Iterator[Sheet]:
    sessions = dispute.sessions.select_related("mediator__user").exclude(state=SessionState.CANCELLED)
    for session in sessions:
        yield sheet_of_session(dispute, session, "人民调解通知书", "session_notice", talks.session_notice_content)
        if session.state == SessionState.HELD:
            yield sheet_of_session(dispute, session, "人民调解笔录", "minutes", talks.minutes_content)
    offers = list(dispute.offers.all())
    if talks.has_talks(dispute):
        day = clock.local_date(offers[-1].made_at) if offers else None
        yield sheet_of(dispute, "协商方案记录", "offers", talks.offers_content(dispute), day)


def _agreed(dispute: Dispute, agreement: Agreement, by: Any) -> Iterator[Sheet]:
    form = AgreementForm(agreement.form)
    standing = standing_paper(dispute, KINDS[form])
    make: Callable[[], bytes] = (
        paper_opener(standing)
        if standing is not None
        else lambda: set_inside(
            KINDS[form],
            agreement_content(dispute, agreement, by=by),
            number=dispute.number,
            at=moment_of(agreement.effective_on),
        )
    )
    yield Sheet(TITLES[form], agreement.effective_on, make)
    days = [one.visited_on for one in agreement.visits.all()] + [
        one.paid_on for one in agreement.payments.all() if one.stands
    ]
    content = after.visit_record_content(dispute, agreement)
    yield sheet_of(dispute, "协议履行和回访记录", "visit_record", content, max(days, default=agreement.effective_on))


def _for_court(dispute: Dispute) -> Iterator[Sheet]:
    for key, title in (
        ("confirmation", "司法确认申请书"),
        ("payment_order", "支付令申请书"),
        ("arbitration", "劳动人事争议仲裁申请书"),
    ):
        paper = standing_paper(dispute, f"disputes.{key}")
        if paper is not None:
            yield Sheet(title, clock.local_date(paper.issued_at), paper_opener(paper))


def _court(dispute: Dispute, agreement: Agreement) -> Iterator[Sheet]:
    if agreement.confirmation_asked_on is not None:
        day = agreement.confirmation_ended_on or agreement.confirmation_asked_on
        yield sheet_of(dispute, "司法确认情况登记表", "court", after.court_content(dispute, agreement), day)
