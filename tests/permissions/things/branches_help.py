"""Requests for help that addresses name: asked by the cast's worker at the cast's branch, open to the committee."""

from typing import Any

from branches.actions.publish_answer import publish_answer
from branches.actions.resolve_request import resolve_request
from branches.actions.take_request import take_request
from branches.models import HelpRequest
from branches.states_help import Audience
from tests.branches.help_factories import make_request
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def _asked(cast: Cast) -> HelpRequest:
    return make_request(cast["worker"], audience=Audience.COMMITTEE)


def a_request(cast: Cast) -> Arguments:
    return {"uid": _asked(cast).uid}


def _taken(cast: Cast) -> HelpRequest:
    return take_request(request=_asked(cast), by=cast["branch_secretary"])


def a_taken_request(cast: Cast) -> Arguments:
    return {"uid": _taken(cast).uid}


def _resolved(cast: Cast) -> HelpRequest:
    return resolve_request(request=_taken(cast), outcome="工钱已经结清。", by=cast["branch_secretary"])


def a_resolved_request(cast: Cast) -> Arguments:
    return {"uid": _resolved(cast).uid}


def a_published_answer(cast: Cast) -> Arguments:
    answer = publish_answer(
        request=_resolved(cast), question="不给工钱怎么办", text="先找支部。", checked=True, by=cast["branch_secretary"]
    )
    return {"answer_id": answer.pk}
