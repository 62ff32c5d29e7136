"""Things of tracing that addresses name."""

from typing import Any

from members.models import Call, LetterOfEnquiry
from tests.members.tracing.making import make_floating, make_traced
from tests.permissions.expectations import Cast

Arguments = dict[str, Any]


def a_traced_lead(cast: Cast) -> Arguments:
    return {"number": make_traced().number}


def a_call(cast: Cast) -> Arguments:
    return {"pk": Call.objects.create(lead=make_traced(), by=cast["clerk"]).pk}


def a_letter(cast: Cast) -> Arguments:
    letter = LetterOfEnquiry.objects.create(
        number="金家政组函〔2026〕9号", lead=make_traced(), to_name="余江区平定乡蓝田村党支部", written_by=cast["clerk"]
    )
    return {"pk": letter.pk}


def a_floating_member(cast: Cast) -> Arguments:
    return {"number": make_floating().number}
