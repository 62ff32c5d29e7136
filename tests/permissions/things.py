"""The things that addresses of the matrix name: each function makes one and answers the address's arguments."""

from datetime import timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile

from jinxi_portal.accounts.actions.issue_invitation import issue_invitation
from jinxi_portal.accounts.models import ElevatedAccess, Scope
from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.upload_sheet import upload_sheet
from jinxi_portal.web.models import SavedFilter
from members.models import WorkerJoin
from members.states import LeadState
from tests.cast import EMPLOYER, make_person
from tests.members.factories import (
    EngagementFactory,
    LeadDecisionFactory,
    LinkageModelFactory,
    RegisterEntryFactory,
    WorkerFactory,
    make_lead,
)
from tests.permissions.expectations import Cast
from tests.sheets import fake_kind
from tests.sheets.files import mobile

Arguments = dict[str, Any]


# web


def a_saved_filter_of_the_clerk(cast: Cast) -> Arguments:
    saved = SavedFilter.objects.create(user=cast["clerk"], list_key="members.leads", name="很像的")
    return {"saved_filter_id": saved.pk}


# accounts


def a_colleague(cast: Cast) -> Arguments:
    """An account that is none of the callers' own, so that nobody is refused for standing before the mirror."""
    return {"user_id": make_person("colleague", "邓丽").pk}


def a_posting(cast: Cast) -> Arguments:
    return {"posting_id": make_person("colleague", "邓丽", Role.MEDIATOR).postings.get().pk}


def a_session_of_the_clerk(cast: Cast) -> Arguments:
    session = UserSession.objects.create(user=cast["clerk"], ip="127.0.0.1", session_key="x" * 32, user_agent="")
    return {"session_id": session.pk}


def an_elevated_access(cast: Cast) -> Arguments:
    moment = clock.now()
    opened = ElevatedAccess.objects.create(
        user=cast["administrator"],
        scope=Scope.CASES,
        reason="核对报错的案件",
        since=moment,
        until=moment + timedelta(minutes=30),
    )
    return {"elevated_access_id": opened.pk}


def a_link(cast: Cast) -> Arguments:
    _invitation, token = issue_invitation(user=cast["nobody"], by=cast["administrator"])
    return {"token": token}


# members


def a_lead(cast: Cast) -> Arguments:
    return {"number": make_lead().number}


def a_confirmed_twin(cast: Cast, arguments: Arguments) -> Arguments:
    """A lead that is confirmed already, whose worker could be the same person."""
    return {"other": make_lead("李小华", state=LeadState.CONFIRMED).number, "reason": "同一个人"}


def a_decision(cast: Cast) -> Arguments:
    return {"pk": LeadDecisionFactory(lead=make_lead(), decided_by=cast["clerk"]).pk}


def a_register_entry(cast: Cast) -> Arguments:
    return {"pk": RegisterEntryFactory().pk}


def a_sealed_number(cast: Cast) -> Arguments:
    return {"kind": "register", "pk": RegisterEntryFactory().pk, "field": "id_number"}


def a_worker(cast: Cast) -> Arguments:
    return {"uid": EngagementFactory().worker.uid}


def a_join(cast: Cast) -> Arguments:
    engagement = EngagementFactory()
    other = WorkerFactory(joined_into=engagement.worker)
    join = WorkerJoin.objects.create(
        engagement=engagement,
        from_worker=other,
        to_worker=engagement.worker,
        joined_by=cast["clerk"],
        probability=0.9,
    )
    return {"pk": join.pk}


def a_linkage_model(cast: Cast) -> Arguments:
    return {"number": LinkageModelFactory().number}


def another_entry(cast: Cast, arguments: Arguments) -> Arguments:
    return {"entry": RegisterEntryFactory(id_number=None, mobile=None).pk, "reason": "面谈确认"}


def another_worker(cast: Cast, arguments: Arguments) -> Arguments:
    return {"other": EngagementFactory(name="李小华").worker.pk, "reason": "面谈确认"}


# records


def an_attachment_of_no_room(cast: Cast) -> Arguments:
    """No room attaches files yet; tests/records has who may open one."""
    return {"public_id": "00000000-0000-4000-8000-000000000001"}


# sheets


def an_import(cast: Cast) -> Arguments:
    """A list of employer 1, checked, with a row that waits to be mended."""
    content = f"姓名,手机号\n王芳,{mobile(1)}\n,{mobile(2)}\n".encode()
    found = upload_sheet(
        kind_key=fake_kind.KEY, sender_key="employer:1", file=ContentFile(content, "名单.csv"), by=cast["clerk"]
    ).sheet_import
    check_rows(import_id=found.pk)
    return {"number": found.number}


def a_row_to_mend(cast: Cast) -> Arguments:
    return {**an_import(cast), "row": 3}


# rest


def an_api_key(cast: Cast) -> Arguments:
    """A key of the employer for whom ``employer_staff`` works."""
    key = ApiKey.objects.create(
        prefix="abcdefghjk",
        digest="0" * 64,
        name="花名册系统",
        account=cast["employer_staff"],
        employer_id=EMPLOYER,
        employer_name="华丽家政",
        scopes=["tests:read"],
        created_by=cast["clerk"],
        expires_at=clock.now() + timedelta(days=90),
    )
    return {"key_id": key.pk}
