"""Who meets what at the addresses of disputes: the parties, the mediator in charge, the committee's clerk; nobody else by name."""

from jinxi_portal.accounts.public import COMMITTEE, Role
from tests.permissions.expectations import COLLEAGUE, OK, PUBLIC, WORKERS_ONLY, Column, Row, act, only
from tests.permissions.things import disputes as things

DESK = only(Role.MEDIATOR, Role.MICROHOME_KEEPER, *COMMITTEE)
TAKERS = only(Role.MEDIATOR, Role.MICROHOME_KEEPER, Role.COMMITTEE_CLERK)
#: That a case of the own micro-home exists is known to its desk; who quarrels is not.
READERS: Column = only(
    Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=OK, secretary=COLLEAGUE, microhome_keeper=COLLEAGUE
)
#: Until it is accepted by whom wrote it down, here the clerk; the mediators of the micro-home know that it exists.
BEFORE_ACCEPTANCE: Column = only(Role.COMMITTEE_CLERK)
HANDLERS: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK)
#: The parties for themselves; the mediator in charge and the clerk for what a party said to them.
PARTICIPANTS: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=OK)
#: The respondent cannot withdraw what the applicant applied for, and is told so.
APPLICANT: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK, employer_staff=COLLEAGUE)
REGISTER: Column = only(Role.MEDIATOR, *COMMITTEE)
OWN: Column = only(worker=OK, other_worker=OK, employer_staff=OK, other_employer_staff=OK)

ROWS: dict[str, Row] = {
    "disputes:list": Row(DESK),
    "disputes:export": Row(DESK),
    "disputes:mine": Row(OWN),
    "disputes:take_in": Row(TAKERS),
    "disputes:case": Row(READERS, things.a_case),
    "disputes:accept": act(BEFORE_ACCEPTANCE, things.an_application),
    "disputes:decline": Row(BEFORE_ACCEPTANCE, things.an_application),
    "disputes:correct_matter": Row(BEFORE_ACCEPTANCE, things.an_application),
    "disputes:correct_party": Row(HANDLERS, things.a_party),
    "disputes:hand_on": Row(HANDLERS, things.a_case),
    "disputes:reveal_mobile": act(HANDLERS, things.a_party, {"reason": "电话通知开会时间"}),
    # brought by a party alone
    "disputes:apply_by_phone": Row(WORKERS_ONLY),
    "disputes:public_start": Row(PUBLIC),
    "disputes:public_code": Row(PUBLIC),
    "disputes:public_mine": Row(PUBLIC),
    "disputes:public_apply": Row(PUBLIC),
    "disputes:public_leave": act(PUBLIC),
    # consent and ends
    "disputes:ask_consent": act(HANDLERS, things.a_case),
    "disputes:consent": Row(PARTICIPANTS, things.asked),
    "disputes:stop": Row(PARTICIPANTS, things.in_mediation),
    "disputes:withdraw": Row(APPLICANT, things.a_case),
    "disputes:fail": Row(HANDLERS, things.in_mediation),
    "disputes:archive": act(HANDLERS, things.ended),
    # the talks
    "disputes:offer": Row(PARTICIPANTS, things.in_mediation),
    "disputes:offer_answer": Row(PARTICIPANTS, things.an_offer),
    "disputes:extend": Row(PARTICIPANTS, things.in_mediation),
    "disputes:extend_agree": Row(PARTICIPANTS, things.an_extension),
    # what is asked for
    "disputes:wages": Row(PUBLIC),
    "disputes:wages_of_case": Row(PARTICIPANTS, things.in_mediation),
    "disputes:claim_add": Row(PARTICIPANTS, things.in_mediation),
    "disputes:claim_change": Row(PARTICIPANTS, things.a_claim),
    "disputes:claim_give_up": Row(PARTICIPANTS, things.a_claim),
    # what cases teach
    "disputes:learning": Row(REGISTER),
    "disputes:learning_export": Row(REGISTER),
    "disputes:learning_respondent": Row(only(Role.COMMITTEE_CLERK), things.a_respondent),
    "disputes:texts": Row(DESK),
    "disputes:text_write": Row(only(Role.COMMITTEE_CLERK), things.settled),
    "disputes:text_withdraw": act(only(Role.COMMITTEE_CLERK), things.a_text),
    # mediators
    "disputes:mediators": Row(REGISTER),
    "disputes:mediator_enter": Row(only(Role.COMMITTEE_CLERK)),
    "disputes:mediator_ties": Row(only(Role.COMMITTEE_CLERK, Role.MEDIATOR), things.a_mediator),
    "disputes:propose_mediators": act(HANDLERS, things.a_case),
    "disputes:choose_mediator": Row(PARTICIPANTS, things.proposed),
    "disputes:replace_mediator": Row(PARTICIPANTS, things.in_mediation),
    # sessions
    "disputes:plan_session": Row(HANDLERS, things.in_mediation),
    "disputes:cancel_session": act(HANDLERS, things.a_session),
    "disputes:minutes": Row(HANDLERS, things.a_session),
    "disputes:sign_minutes": Row(PARTICIPANTS, things.a_session),
}
