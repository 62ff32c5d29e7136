"""Disputes since 2025, brought, mediated and ended through the acts: 28 resolved in 2025, some that were not, some open. Nobody is real."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.answer_consent import answer_consent
from disputes.actions.ask_confirmation import ask_confirmation
from disputes.actions.ask_consent import ask_consent
from disputes.actions.break_agreement import break_agreement
from disputes.actions.choose_mediator import choose_mediator
from disputes.actions.decline_dispute import decline_dispute
from disputes.actions.fail_mediation import fail_mediation
from disputes.actions.hand_on_dispute import hand_on_dispute
from disputes.actions.issue_agreement import issue_agreement, issue_payment_order
from disputes.actions.issue_case_paper import issue_case_paper
from disputes.actions.mark_done import mark_done
from disputes.actions.note_confirmation import note_confirmation
from disputes.actions.note_payment import note_payment
from disputes.actions.plan_session import plan_session
from disputes.actions.propose_mediators import propose_mediators
from disputes.actions.publish_case_text import publish_case_text
from disputes.actions.sign_agreement import sign_agreement
from disputes.actions.sign_as_mediator import sign_as_mediator
from disputes.actions.stop_mediation import stop_mediation
from disputes.actions.take_in_dispute import take_in_dispute
from disputes.actions.visit_parties import visit_parties
from disputes.actions.withdraw_application import withdraw_application
from disputes.actions.write_agreement import write_agreement
from disputes.actions.write_minutes import write_minutes
from disputes.demo.register import people_of_the_past, register
from disputes.demo.stories import GIVEN, STORIES, SURNAMES, Story
from disputes.demo.whole_case import WholeCase
from disputes.intake import Intake, PartyGiven
from disputes.models import Duty
from disputes.rules.screening import Sign
from disputes.rules.wages import in_instalments
from disputes.settlement import Contents, DutyGiven
from disputes.words import Channel, HowTold, PartyRole, Side, WhyNotTaken
from disputes.words_agreement import AgreementForm, ConfirmationResult
from jinxi_portal.accounts.public import DEMO_WORKER, User
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.working_days import add_working_days
from members.public import Community, Employer

PLACE = "秀谷红色微家"


class End(StrEnum):
    KEPT = "kept"
    ORAL = "oral"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    STOPPED = "stopped"
    HANDED_ON = "handed_on"
    DECLINED = "declined"
    # open today
    NEW = "new"
    ASKED = "asked"
    TALKS = "talks"
    TO_SIGN = "to_sign"
    RUNNING = "running"
    BROKEN = "broken"


#: How the cases of 2025 ended, in the order in which they came: 28 with an agreement, eight without.
OF_2025 = tuple(
    {4: End.WITHDRAWN, 9: End.FAILED, 13: End.DECLINED, 17: End.CONFIRMED, 20: End.STOPPED, 23: End.WITHDRAWN}.get(
        turn, {27: End.FAILED, 30: End.HANDED_ON, 33: End.FAILED}.get(turn, End.ORAL if turn % 4 == 2 else End.KEPT)
    )
    for turn in range(36)
)
KEPT = (End.KEPT, End.ORAL, End.CONFIRMED)
#: Days before today, and how far the case has come.
#: An agreement of the worker who signs in that is not kept: begun, and given up on, so many days before today.
NOT_KEPT = (75, 3)
NOW = ((40, End.RUNNING), (16, End.TO_SIGN), (12, End.TALKS), (9, End.TALKS), (5, End.ASKED), (0, End.NEW))


@dataclass(frozen=True)
class Desk:
    """``mediators`` by their account's id: one object for a person, so that postings are read once a day."""

    clerk: User
    keeper: User
    mediator: User
    mediators: dict[int, User] = field(default_factory=dict)


@contextmanager
def on(day: date, *, hour: int = 9, minute: int = 20) -> Iterator[None]:
    """Acts in here happen on that day, never later than now; postings are read as of then, since a user keeps them by the day."""
    moment = clock.start_of(day) + timedelta(hours=hour, minutes=minute)
    with clock.frozen(min(moment, clock.now())):
        yield


def load(context: Any) -> None:
    desk = Desk(*(User.objects.get(username=name) for name in ("clerk", "keeper", "mediator")))
    people_of_the_past(desk.clerk, desk.keeper, desk.mediator)
    desk.mediators.update((one.pk, one) for one in register(desk.clerk, desk.mediator))
    today = clock.today()
    plan = [(date(2025, 1, 8) + timedelta(days=turn * 9), end) for turn, end in enumerate(OF_2025)]
    plan += [(today - timedelta(days=days), end) for days, end in NOW]
    firms = list(Employer.objects.filter(is_active=True).order_by("pk"))
    communities = list(Community.objects.filter(is_active=True).order_by("pk"))
    told: set[Story] = set()
    for turn, (day, end) in enumerate(plan):
        if turn == len(OF_2025):
            WholeCase(desk.clerk, desk.keeper, desk.mediator, firms[0], communities[0]).play()
            began = add_working_days(today - timedelta(days=NOT_KEPT[0] + 1), 1)
            Case(desk, STORIES[0], len(plan), firms[0], communities[0], began).play(End.BROKEN)
        story = STORIES[(turn + 4) % len(STORIES)]  # what runs in instalments today is about wages
        firm, community = firms[turn % len(firms)], communities[turn * 5 % len(communities)]
        case = Case(desk, story, turn, firm, community, add_working_days(day - timedelta(days=1), 1))
        case.play(end)
        if end in KEPT and story not in told:
            told.add(story)
            case.tell()
        context.progress(turn + 1, len(plan))
    for person in (desk.clerk, desk.keeper, desk.mediator):
        person.forget_postings()


@dataclass
class Case:
    desk: Desk
    story: Story
    turn: int
    firm: Employer
    community: Community
    day: date
    row: Any = None
    leader: Any = None

    def play(self, end: End) -> None:
        self._take_in()
        clerk = self.desk.clerk
        if end == End.NEW:
            return
        if end in (End.HANDED_ON, End.DECLINED, End.WITHDRAWN):
            with self._later(1):
                self._end_early(end, clerk)
            return
        with self._later(1):
            self.row = ask_consent(dispute=accept_dispute(dispute=self.row, by=clerk), by=clerk)
        if end == End.ASKED:
            return
        self._into_talks(meet=end != End.ORAL)  # what is settled orally was settled at the desk
        if end in (End.FAILED, End.STOPPED):
            with self._later(4):
                self._end_late(end)
            return
        if end == End.TALKS:
            return
        agreement_form = AgreementForm.ORAL if end == End.ORAL else AgreementForm.WRITTEN
        duties = self._agree(agreement_form, signed=end != End.TO_SIGN)
        if end == End.BROKEN:
            self._break()
        elif end != End.TO_SIGN:
            self._keep(duties, all_of_it=end != End.RUNNING)
        if end == End.CONFIRMED:
            self._confirm()

    def _later(self, days: int, hour: int = 10) -> Any:
        """So many working days after the application, and no later than now."""
        return on(add_working_days(self.day, days), hour=hour, minute=self.turn * 7 % 60)

    def _party(self, role: PartyRole, place: int) -> PartyGiven:
        number = self.turn * 2 + place
        name = SURNAMES[number * 7 % len(SURNAMES)] + GIVEN[number * 5 % len(GIVEN)]
        if role == PartyRole.EMPLOYER:
            return PartyGiven(role, self.firm.name, employer_id=self.firm.pk, speaker=name)
        if role == PartyRole.WORKER and self.turn in (len(OF_2025) + 4, len(OF_2025) + len(NOW)):
            name, mobile = DEMO_WORKER
            return PartyGiven(role, name, mobile=mobile)
        # of last year's cases the telephones are no longer needed
        return PartyGiven(role, name, mobile=f"199000003{number:02}" if self.turn >= len(OF_2025) else None)

    def _take_in(self) -> None:
        story = self.story
        with self._later(0, hour=9):
            self.row = take_in_dispute(
                given=Intake(
                    kind=story.kind,
                    relation=story.relation,
                    applicant=self._party(story.applicant, 0),
                    respondent=self._party(story.respondent, 1),
                    facts=story.facts,
                    claim=story.claim,
                    amount=Decimal(story.amount) if story.amount else None,
                    known_on=clock.today() - timedelta(days=20 + self.turn % 30),
                    place_name=PLACE,
                    community_id=self.community.pk,
                ),
                channel=Channel.DESK,
                by=self.desk.keeper,
            )

    def _end_early(self, end: End, clerk: User) -> None:
        if end == End.WITHDRAWN:
            withdraw_application(dispute=self.row, words="双方自己谈好了。", by=clerk)
        elif end == End.DECLINED:
            decline_dispute(dispute=self.row, why=WhyNotTaken.COURT, words="", by=clerk)
        else:
            words = "谈话中发现有威胁的言语。"
            hand_on_dispute(dispute=self.row, signs=[Sign.VIOLENCE], handed_to="公安 110", words=words, by=clerk)

    def _into_talks(self, *, meet: bool) -> None:
        clerk, mediator = self.desk.clerk, self.desk.mediator
        applicant, respondent = self.row.parties.all()
        with self._later(2):
            self.row = answer_consent(dispute=self.row, agrees=True, party=respondent, how=HowTold.CALL, by=clerk)
            proposed = propose_mediators(dispute=self.row, by=clerk)
            wanted = next((one for one in proposed if one.mediator.user_id == mediator.pk), proposed[0])
            for party in (applicant, respondent):
                choose_mediator(mediation=wanted, party=party, how=HowTold.CALL, by=clerk)
            self.leader = self.desk.mediators[wanted.mediator.user_id]
            if not meet:
                return
            meeting = clock.start_of(add_working_days(self.day, 3)) + timedelta(hours=9)
            session = plan_session(
                dispute=self.row,
                starts_at=max(meeting, clock.now() + timedelta(minutes=5)),
                place=f"{PLACE}调解室",
                by=clerk,
            )
        if session.starts_at < clock.now():
            with self._later(3, hour=11):
                minutes = (
                    f"申请人说明：{self.story.facts}\n被申请人说明了自己的难处。调解员讲明有关规定，双方的想法接近。"
                )
                write_minutes(session=session, minutes=minutes, came=[applicant, respondent], by=self.leader)

    def _end_late(self, end: End) -> None:
        applicant = self.row.parties.all()[0]
        if end == End.FAILED:
            door = "向劳动人事争议仲裁委员会申请仲裁" if self.row.is_labour else "向人民法院起诉"
            words = f"双方对数额分歧较大，已告知申请人可以{door}。"
            fail_mediation(dispute=self.row, words=words, by=self.desk.clerk)
        else:
            stop_mediation(dispute=self.row, party=applicant, how=HowTold.DESK, by=self.desk.clerk)

    def _agree(self, form: AgreementForm, *, signed: bool) -> list[DutyGiven]:
        story, clerk = self.story, self.desk.clerk
        with self._later(5, hour=15):
            first = clock.today() + timedelta(days=10)
            payer = Side.APPLICANT if story.duty.startswith("当面道歉") else Side.RESPONDENT
            if story.settled:
                parts = in_instalments(Decimal(story.settled), count=story.instalments, first=first)
                duties = [DutyGiven(payer, story.duty, part.due, part.amount) for part in parts]
            else:
                duties = [DutyGiven(payer, story.duty, first)]
            contents = Contents(
                facts=story.facts,
                matter=story.matter,
                responsibilities="双方对事实没有异议，愿意各让一步。",
                agreed=story.agreed,
                performance="银行转账，转账后告诉调解员。" if story.settled else "当面或者在原来的范围内完成。",
            )
            write_agreement(dispute=self.row, form=form, contents=contents, duties=duties, by=self.leader)
            if form == AgreementForm.WRITTEN and signed:
                for party in self.row.parties.all():
                    sign_agreement(dispute=self.row, party=party, by=clerk)
                sign_as_mediator(dispute=self.row, by=self.leader)
        return duties

    def _keep(self, duties: list[DutyGiven], *, all_of_it: bool) -> None:
        """Mostly in time; every sixth case late by some days."""
        clerk = self.desk.clerk
        late = 4 if self.turn % 6 == 5 else -(self.turn % 3)
        for place, duty in enumerate(duties[: None if all_of_it else 1]):
            with on(duty.due_on + timedelta(days=late), hour=16, minute=5):
                if duty.amount:
                    note_payment(
                        dispute=self.row, amount=duty.amount, paid_on=clock.today(), words="转账回单", by=clerk
                    )
                else:
                    kept = Duty.objects.get(agreement__dispute=self.row, position=place + 1)
                    mark_done(dispute=self.row, duty=kept, done_on=clock.today(), by=clerk)
        if all_of_it and self.turn % 2:
            with on(duties[-1].due_on + timedelta(days=8), hour=10):
                words = "电话回访，双方都说按协议办了，没有新的矛盾。"
                visit_parties(dispute=self.row, on=clock.today(), how=HowTold.CALL, words=words, by=clerk)

    def _break(self) -> None:
        """Both instalments are overdue: the worker finds the papers for court and arbitration on the own page."""
        clerk = self.desk.clerk
        with on(clock.today() - timedelta(days=NOT_KEPT[1]), hour=10):
            issue_agreement(dispute=self.row, by=clerk)
            words = "第一期到期后打了三次电话，公司说等客户结账；第二期也没有付。"
            break_agreement(dispute=self.row, words=words, by=clerk)
            issue_payment_order(dispute=self.row, by=clerk)
            issue_case_paper(dispute=self.row, what="arbitration", by=clerk)

    def tell(self) -> None:
        """The first case of each kind becomes a text without names."""
        story, clerk = self.story, self.desk.clerk
        with on(Duty.objects.filter(agreement__dispute=self.row).latest("due_on").due_on + timedelta(days=12)):
            text = f"起因：{story.facts}\n调解员先分别听双方说，再讲明有关规定，请双方各让一步。\n谈成：{story.agreed}"
            title = story.matter.removesuffix("。")
            publish_case_text(dispute=self.row, title=title, text=text, checked=True, by=clerk)

    def _confirm(self) -> None:
        clerk = self.desk.clerk
        with self._later(9):
            ask_confirmation(dispute=self.row, both_want=True, by=clerk)
        with self._later(20):
            number = "(2025)赣1027诉前调确第12号"
            result = ConfirmationResult.CONFIRMED
            note_confirmation(dispute=self.row, result=result, number=number, on=clock.today(), by=clerk)


slots.demo_steps.register(slots.DemoStep(key="disputes.cases", label=_("纠纷调解"), load=load, order=60))
