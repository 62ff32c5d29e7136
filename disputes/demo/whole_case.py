"""One wage dispute from the walk-in to the kept agreement, with everything a file can have; its file is bound. Nobody is real."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.answer_consent import answer_consent
from disputes.actions.answer_offer import answer_offer
from disputes.actions.archive_dispute import archive_dispute
from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.ask_consent import ask_consent
from disputes.actions.bind_case_file import bind_case_file
from disputes.actions.choose_mediator import choose_mediator
from disputes.actions.give_evidence import give_evidence
from disputes.actions.issue_agreement import issue_agreement
from disputes.actions.issue_case_paper import issue_case_paper
from disputes.actions.make_offer import make_offer
from disputes.actions.note_confirmation import note_confirmation
from disputes.actions.note_handed_in import note_handed_in
from disputes.actions.note_payment import note_payment
from disputes.actions.plan_session import plan_session
from disputes.actions.propose_mediators import propose_mediators
from disputes.actions.release_evidence import release_evidence
from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.take_in_dispute import take_in_dispute
from disputes.actions.visit_parties import visit_parties
from disputes.actions.write_agreement import write_agreement
from disputes.actions.write_minutes import sign_minutes, write_minutes
from disputes.demo.pictures import attendance_sheet, chat, recording
from disputes.intake import Intake, PartyGiven
from disputes.models import Binding, Dispute
from disputes.rules.kinds import DisputeKind, Relation
from disputes.rules.wages import in_instalments
from disputes.settlement import Contents, DutyGiven
from disputes.words import Channel, HowTold, PartyRole, Side
from disputes.words_agreement import AgreementForm, ConfirmationResult
from disputes.words_evidence import EvidenceKind
from jinxi_portal.accounts.public import User
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.working_days import add_working_days

#: So long before today it began; long enough for two instalments, the court's answer and a visit.
DAYS_AGO = 84
PLACE = "秀谷红色微家"
FACTS = (
    "2025年11月起在公司做保洁，说好每月4,200元、次月10日发工资。最近两个月没有发，一共8,400元。\n"
    "催了四次。第一次说财务请假，后来说客户还没有结账，最近一次经理在微信里答应月底结清，到了月底又没有发。\n"
    "还在公司做，不想丢了这份工作，只想把工资拿到。"
)
MINUTES = (
    "调解员核对双方身份，说明权利义务；双方同意不公开调解。",
    "申请人：考勤表上有经理的签字，两个月一共出勤53天，工资8,400元没有发。家里要交学费，等不起。",
    "被申请人：数额没有意见。两家物业拖着保洁费，公司账上只够发一半。不是不给。",
    "调解员：客户拖欠不能成为不发工资的理由，工资应当按约定的日期足额支付（劳动法第五十条）。请公司说一个做得到的日子。",
    "被申请人：本月底先付一半，下个月底付清。",
    "申请人：分两次可以，日子和数额要写清楚，再拖就去仲裁。",
    "调解员提出分两期付清、不再主张其他的方案，双方都表示同意，约定写成书面协议。",
)


class WholeCase:
    """``play`` walks through it; every act on its day."""

    def __init__(self, clerk: User, keeper: User, mediator: User, firm: Any, community: Any) -> None:
        self.clerk, self.keeper, self.mediator = clerk, keeper, mediator
        self.firm, self.community = firm, community
        self.day = add_working_days(clock.today() - timedelta(days=DAYS_AGO), 1)
        self.row: Any = None

    @contextmanager
    def _on(self, day: date, hour: int = 9, minute: int = 10) -> Iterator[None]:
        with clock.frozen(clock.start_of(day) + timedelta(hours=hour, minutes=minute)):
            for person in (self.clerk, self.keeper, self.mediator):
                person.forget_postings()
            yield

    def _working_day(self, count: int) -> date:
        return add_working_days(self.day, count)

    def play(self) -> Dispute:
        self._begin()
        self._give_evidence()
        self._talk()
        duties = self._agree()
        self._keep(duties)
        self._bind(duties[-1].due_on)
        return Dispute.objects.get(pk=self.row.pk)

    def _fresh(self) -> Any:
        self.row = Dispute.objects.with_people().get(pk=self.row.pk)
        return self.row

    def _begin(self) -> None:
        with self._on(self.day):
            self.row = take_in_dispute(
                given=Intake(
                    kind=DisputeKind.WAGES,
                    relation=Relation.EMPLOYMENT,
                    applicant=PartyGiven(PartyRole.WORKER, "饶菊香", mobile="19900000399", address="秀谷镇锦绣社区8栋"),
                    respondent=PartyGiven(
                        PartyRole.EMPLOYER, self.firm.name, employer_id=self.firm.pk, speaker="马经理"
                    ),
                    facts=FACTS,
                    claim="付清最近两个月的工资",
                    amount=Decimal(8400),
                    known_on=self.day - timedelta(days=20),
                    employment_goes_on=True,
                    place_name=PLACE,
                    community_id=self.community.pk,
                ),
                channel=Channel.DESK,
                by=self.keeper,
            )
        with self._on(self._working_day(1)):
            accept_dispute(dispute=self.row, by=self.clerk)
            issue_case_paper(dispute=self.row, what="acceptance", by=self.clerk)
            ask_consent(dispute=self.row, by=self.clerk)
        with self._on(self._working_day(2), 14):
            applicant, respondent = self._fresh().parties.all()
            answer_consent(dispute=self.row, agrees=True, party=respondent, how=HowTold.CALL, by=self.clerk)
            proposed = propose_mediators(dispute=self.row, by=self.clerk)
            wanted = next((one for one in proposed if one.mediator.user_id == self.mediator.pk), proposed[0])
            for party in (applicant, respondent):
                choose_mediator(mediation=wanted, party=party, how=HowTold.CALL, by=self.clerk)
            self.mediator = wanted.mediator.user

    def _give_evidence(self) -> None:
        applicant, respondent = self._fresh().parties.all()
        before = self.day.replace(day=1) - timedelta(days=1)
        months = [f"{(before - timedelta(days=31)).month}月", f"{before.month}月"]
        promise = (
            (True, "马经理，上个月的工资什么时候发？"),
            (False, "财务请假了，再等几天"),
            (True, "已经两个月了，孩子要交学费"),
            (False, "客户那边钱没到，月底，月底一定结清"),
            (True, "好，那我等到月底"),
        )
        later = ((True, "今天是月底了"), (False, "再宽限几天吧"), (True, "那我去红色微家问问"))
        given: tuple[tuple[Any, EvidenceKind, str, list[tuple[bytes, str]]], ...] = (
            (
                applicant,
                EvidenceKind.PHOTO,
                "两个月的考勤表，有经理签字，一共出勤53天。",
                [
                    (attendance_sheet("饶菊香", month, days), f"{month}考勤.jpg")
                    for month, days in zip(months, (27, 26), strict=True)
                ],
            ),
            (
                applicant,
                EvidenceKind.CHAT,
                "经理在微信里答应月底结清，到期没有付。",
                [(chat("马经理", promise), "微信1.jpg"), (chat("马经理", later), "微信2.jpg")],
            ),
            (applicant, EvidenceKind.VOICE, "和经理当面说工资的录音。", [(recording(), "当面说.wav")]),
            (
                respondent,
                EvidenceKind.PHOTO,
                "公司承认的出勤天数。",
                [(attendance_sheet("饶菊香", months[1], 26), "公司考勤.jpg")],
            ),
        )
        for place, (party, kind, words, files) in enumerate(given):
            with self._on(self._working_day(3), 10 + place):
                one = give_evidence(
                    dispute=self.row,
                    kind=kind,
                    words=words,
                    files=[ContentFile(content, name) for content, name in files],
                    party=party,
                    how=HowTold.DESK,
                    by=self.mediator,
                )
                if kind != EvidenceKind.VOICE:
                    release_evidence(evidence=one, how=HowTold.DESK, by=self.mediator)

    def _talk(self) -> None:
        applicant, respondent = self._fresh().parties.all()
        with self._on(self._working_day(3), 16):
            starts_at = clock.start_of(self._working_day(5)) + timedelta(hours=9)
            session = plan_session(dispute=self.row, starts_at=starts_at, place=f"{PLACE}调解室", by=self.mediator)
            issue_case_paper(dispute=self.row, what="session_notice", session=session, by=self.mediator)
        with self._on(self._working_day(5), 11):
            write_minutes(session=session, minutes="\n".join(MINUTES), came=[applicant, respondent], by=self.mediator)
            for party in (applicant, respondent):
                sign_minutes(session=session, party=party, how=HowTold.DESK, by=self.mediator)
            make_offer(
                dispute=self.row,
                words="先付一半，另一半三个月后付。",
                amount=Decimal(8400),
                side=Side.RESPONDENT,
                by=self.mediator,
            )
            settled = make_offer(
                dispute=self.row,
                words="本月底和下月底各付4,200元，一共8,400元。",
                amount=Decimal(8400),
                by=self.mediator,
            )
            for party in (applicant, respondent):
                answer_offer(offer=settled, yes=True, party=party, how=HowTold.DESK, by=self.mediator)

    def _agree(self) -> list[DutyGiven]:
        with self._on(self._working_day(6), 15):
            parts = in_instalments(Decimal(8400), count=2, first=clock.today() + timedelta(days=10))
            duties = [DutyGiven(Side.RESPONDENT, "支付工资", part.due, part.amount) for part in parts]
            contents = Contents(
                facts=FACTS,
                matter="欠发工资的数额和支付的日期。",
                responsibilities="被申请人没有按约定的日期发工资，应当付清。申请人同意分两期。",
                agreed="被申请人分两期付清两个月工资8,400元，申请人不再主张其他款项。\n双方继续履行劳动合同，被申请人不因这件事为难申请人。",
                performance="转账到申请人的工资卡，转账后把回单发给调解员。",
            )
            write_agreement(
                dispute=self.row, form=AgreementForm.WRITTEN, contents=contents, duties=duties, by=self.mediator
            )
            for party in self._fresh().parties.all():
                sign_agreement(dispute=self.row, party=party, by=self.mediator)
            sign_as_mediator(dispute=self.row, by=self.mediator)
            issue_agreement(dispute=self.row, by=self.mediator)
        with self._on(self._working_day(9)):
            ask_confirmation(dispute=self.row, both_want=True, by=self.mediator)
        with self._on(self._working_day(11)):
            note_handed_in(dispute=self.row, on=clock.today(), by=self.mediator)
        return duties

    def _keep(self, duties: list[DutyGiven]) -> None:
        for place, duty in enumerate(duties):
            with self._on(duty.due_on - timedelta(days=1 - place), 16):
                note_payment(
                    dispute=self.row,
                    amount=duty.amount or Decimal(0),
                    paid_on=clock.today(),
                    words=f"第{place + 1}期银行转账回单，已核对。",
                    by=self.mediator,
                )
        with self._on(duties[0].due_on + timedelta(days=9)):
            year = clock.today().year
            note_confirmation(
                dispute=self.row,
                result=ConfirmationResult.CONFIRMED,
                number=f"({year})赣1027诉前调确第21号",
                on=clock.today(),
                by=self.mediator,
            )
        with self._on(duties[-1].due_on + timedelta(days=8), 10):
            words = "申请人说两笔都收到了，本月工资也按时发了；公司说已经和物业结清。没有新的矛盾。"
            visit_parties(dispute=self.row, on=clock.today(), how=HowTold.CALL, words=words, by=self.mediator)

    def _bind(self, last_due: date) -> None:
        with self._on(last_due + timedelta(days=9), 9):
            archive_dispute(dispute=self.row, by=self.clerk)
            binding = Binding.objects.create(dispute=self._fresh(), asked_by=self.clerk, asked_at=clock.now())
            bind_case_file(binding_id=binding.pk)
