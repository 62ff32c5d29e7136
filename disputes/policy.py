"""Who may do what with disputes. Default: no.

The parties' names are for the mediator of the case, the parties and the committee's clerk. An enterprise sees its own cases only;
whoever else of the office has to do with disputes knows that a case exists, not who quarrels.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.states import LIVE, SETTLED, DisputeState
from disputes.words import Side
from jinxi_portal.accounts.public import (
    OUTSIDERS,
    STRANGER,
    YES,
    Decision,
    PlaceKind,
    Policy,
    Role,
    Rule,
    anybody,
    posted,
)

CLERK = Role.COMMITTEE_CLERK
_DESK = (CLERK, Role.COMMITTEE_SECRETARY, Role.MEDIATOR, Role.MICROHOME_KEEPER)
_KEPT_CLOSE = Decision(False, _("当事人是谁、经过怎样，只有调解员、当事人和综合党委干事看得到。"), ask=(CLERK,))
_NOT_NOW = Decision(False, _("这件纠纷已经结束，不能再改。"))


def roles_of(user: Any) -> set[Role]:
    return user.roles_today() if getattr(user, "is_authenticated", False) else set()


def places_of(user: Any) -> set[int]:
    """The micro-homes at which the user keeps the desk or mediates today."""
    return _places(user, PlaceKind.MICROHOME, Role.MICROHOME_KEEPER, Role.MEDIATOR)


def employers_of(user: Any) -> set[int]:
    """The enterprises for which the user acts today."""
    return _places(user, PlaceKind.EMPLOYER, Role.EMPLOYER_STAFF)


def _places(user: Any, kind: PlaceKind, *roles: Role) -> set[int]:
    if not roles_of(user) & set(roles):
        return set()
    return {
        posting.place_id
        for posting in user.postings_today()
        if posting.role in roles and posting.place_kind == kind and posting.place_id is not None
    }


def party_of(user: Any, dispute: Any) -> Any:
    """The party for which the user speaks in the case, or None. A visitor is known by a mobile proven with a code.

    For a respondent there is no case before its consent is asked for: the office sees first whether it is one for mediation.
    """
    digest = getattr(user, "mobile_proven", None)
    employers = employers_of(user)
    pk = user.pk if roles_of(user) else None
    for party in dispute.parties.all():
        if party.side == Side.RESPONDENT and dispute.asked_on is None:
            continue
        if digest is not None and party.mobile_digest is not None and bytes(party.mobile_digest) == digest:
            return party
        if pk is not None and party.account_id == pk:
            return party
        if party.employer_id is not None and party.employer_id in employers:
            return party
    return None


def leads(user: Any, dispute: Any) -> bool:
    """Whether the user is the mediator in charge of the case."""
    if Role.MEDIATOR not in roles_of(user):
        return False
    return any(row.leads and row.mediator.user_id == user.pk for row in dispute.mediations.all())


def _no(roles: set[Role], ask: tuple[Role, ...] = (CLERK,)) -> Decision:
    return Decision(False, _("您的岗位没有这项权限。"), ask=ask) if roles - OUTSIDERS else STRANGER


def _took_it_in(user: Any, dispute: Any) -> bool:
    """Who wrote it down at the desk goes on with it until it is accepted."""
    return bool(dispute.state == DisputeState.APPLIED and dispute.taken_in_by_id == user.pk)


def _exists_for(user: Any, dispute: Any, roles: set[Role]) -> bool:
    here = dispute.place_id in places_of(user) or dispute.taken_in_by_id == user.pk
    return bool(Role.COMMITTEE_SECRETARY in roles or here or _once_led(user, dispute))


def _once_led(user: Any, dispute: Any) -> bool:
    """A mediator who was replaced, perhaps in the middle of an act."""
    if Role.MEDIATOR not in roles_of(user):
        return False
    return any(row.since is not None and row.mediator.user_id == user.pk for row in dispute.mediations.all())


def reads(user: Any, dispute: Any) -> Decision:
    """The parties, the mediator in charge, the committee's clerk; until it is accepted whoever wrote it down."""
    roles = roles_of(user)
    if dispute is None:
        if getattr(user, "mobile_proven", None) is not None or roles & {*_DESK, *OUTSIDERS}:
            return YES
        return _no(roles)
    if CLERK in roles or leads(user, dispute) or party_of(user, dispute) is not None:
        return YES
    if roles & set(_DESK):
        if _took_it_in(user, dispute):
            return YES
        return _KEPT_CLOSE if _exists_for(user, dispute, roles) else STRANGER
    return _no(roles)


def handles(user: Any, dispute: Any) -> Decision:
    """The office's own acts: the clerk, the mediator in charge, and until it is accepted whoever wrote it down."""
    roles = roles_of(user)
    if dispute is None:
        return posted(CLERK, Role.MEDIATOR, Role.MICROHOME_KEEPER)(user, None)
    if CLERK in roles or leads(user, dispute) or (roles & set(_DESK) and _took_it_in(user, dispute)):
        return YES
    decision = reads(user, dispute)
    return STRANGER if decision else decision


def mediates(user: Any, dispute: Any) -> Decision:
    """What only who leads the talks does; the clerk stands in."""
    roles = roles_of(user)
    if dispute is None:
        return posted(CLERK, Role.MEDIATOR)(user, None)
    if CLERK in roles or leads(user, dispute):
        return YES
    decision = reads(user, dispute)
    if decision and roles - OUTSIDERS:
        return Decision(False, _("这一步由本案的调解员办理。"), ask=(CLERK, Role.MEDIATOR))
    return STRANGER if decision else decision


def its_party(user: Any, dispute: Any) -> Decision:
    """A party of the case; for everybody else the act does not exist."""
    if dispute is None:
        roles = roles_of(user)
        return YES if getattr(user, "mobile_proven", None) is not None or roles & OUTSIDERS else _no(roles)
    return YES if party_of(user, dispute) is not None else _no(roles_of(user))


def its_applicant(user: Any, dispute: Any) -> Decision:
    decision = its_party(user, dispute)
    if decision and dispute is not None and party_of(user, dispute).side != Side.APPLICANT:
        return Decision(False, _("撤回申请由申请人办理；您不同意调解，可以在答复里说。"))
    return decision


def or_for_them(rule: Rule) -> Rule:
    """A party by itself, or who handles the case and writes down what the party said at the desk or on the telephone."""

    def decide(user: Any, dispute: Any) -> Decision:
        decision = rule(user, dispute)
        if decision or (dispute is not None and party_of(user, dispute) is not None):
            return decision
        return handles(user, dispute)

    return decide


def while_live(rule: Rule) -> Rule:
    """Until an agreement or another end."""

    def decide(user: Any, dispute: Any) -> Decision:
        decision = rule(user, dispute)
        return _NOT_NOW if decision and dispute is not None and dispute.state not in LIVE else decision

    return decide


def until_filed(rule: Rule) -> Rule:
    """While it is talked about, and with an agreement while one watches that it is kept, until the file is closed."""

    def decide(user: Any, dispute: Any) -> Decision:
        decision = rule(user, dispute)
        return _NOT_NOW if decision and dispute is not None and dispute.state not in (*LIVE, *SETTLED) else decision

    return decide


def a_worker(user: Any, subject: Any) -> Decision:
    return YES if Role.WORKER in roles_of(user) else STRANGER


def own_register_line(user: Any, mediator: Any) -> Decision:
    """The mediator for the own ties, and the clerk."""
    decision = posted(CLERK, Role.MEDIATOR)(user, None)
    if decision and mediator is not None and CLERK not in roles_of(user) and mediator.user_id != user.pk:
        return Decision(False, _("回避事项由本人或者综合党委干事登记。"), ask=(CLERK,))
    return decision


def only_from_the_case(user: Any, dispute: Any) -> Decision:
    """The whole file is opened on its page, with a reason that is logged; by its number nobody does."""
    decision = mediates(user, dispute)
    if not decision:
        return decision
    return Decision(False, _("卷宗在纠纷的“卷宗”页面打开，要写明理由。"), ask=(CLERK, Role.MEDIATOR))


DISPUTES = Policy(
    "disputes",
    {
        # the desk
        "see_list": posted(*_DESK),
        "see_parties": posted(CLERK),
        "see_learning": posted(CLERK, Role.COMMITTEE_SECRETARY, Role.MEDIATOR),
        "see_texts": posted(*_DESK),
        "publish_text": posted(CLERK),
        "take_in": posted(CLERK, Role.MEDIATOR, Role.MICROHOME_KEEPER),
        "read": reads,
        "accept": handles,
        "decline": handles,
        "correct": while_live(handles),
        "hand_on": while_live(handles),
        "ask_consent": handles,
        "reveal_mobile": handles,
        "attach": while_live(or_for_them(its_party)),
        "give_evidence": until_filed(or_for_them(its_party)),
        # the parties
        "apply_by_phone": a_worker,
        "apply_publicly": anybody,
        "reckon_wages": anybody,
        "see_own": its_party,
        "answer_consent": or_for_them(its_party),
        "withdraw": or_for_them(its_applicant),
        "stop": or_for_them(its_party),
        # mediators
        "see_mediators": posted(CLERK, Role.COMMITTEE_SECRETARY, Role.MEDIATOR),
        "keep_register": posted(CLERK),
        "declare_tie": own_register_line,
        "propose_mediators": while_live(handles),
        "choose_mediator": while_live(or_for_them(its_party)),
        "replace_mediator": while_live(or_for_them(its_party)),
        # the talks
        "plan_session": while_live(mediates),
        "write_minutes": mediates,
        "sign_minutes": or_for_them(its_party),
        "offer": while_live(or_for_them(its_party)),
        "claim": while_live(or_for_them(its_party)),
        "extend": while_live(or_for_them(its_party)),
        "fail": mediates,
        "agree": mediates,
        "sign_agreement": while_live(or_for_them(its_party)),
        "perform": mediates,
        "archive": mediates,
        "keep_file": mediates,
        "open_sealed_file": only_from_the_case,
    },
)


def _of_its_case(act: str) -> Rule:
    def decide(user: Any, row: Any) -> Decision:
        return DISPUTES.may(user, act, row.dispute if row is not None else None)

    return decide


#: A party's row, for who looks at its telephone number.
PARTIES = Policy("disputes.parties", {"read": _of_its_case("read"), "reveal": _of_its_case("reveal_mobile")})

#: A session's row, for who opens its notice or its record.
SESSIONS = Policy("disputes.sessions", {"read": _of_its_case("read")})


def _reads_register(user: Any, mediator: Any) -> Decision:
    return DISPUTES.may(user, "see_mediators")


MEDIATORS = Policy("disputes.mediators", {"read": _reads_register})
