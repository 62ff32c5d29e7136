"""Finding people by what is typed."""

from typing import Any

import pytest

from members.finding import lead_words, register_words, worker_words
from members.models import Lead, RegisterEntry, Worker
from tests.members.factories import EngagementFactory, LeadFactory, RegisterEntryFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("李晓", ["李晓华"]),
        ("李晓华", ["李晓华"]),
        ("　李晓华 ", ["李晓华"]),
        ("lxh", ["李小华", "李晓华"]),
        ("LXH", ["李小华", "李晓华"]),
        ("li xiao", ["李小华", "李晓华"]),
        ("尉迟", ["尉迟恭敬"]),
        ("yu chi", ["尉迟恭敬"]),
        ("古丽", ["古丽·阿依"]),
        ("古丽•阿", ["古丽·阿依"]),
        ("赵", []),
        ("%", []),
        ("", []),
    ],
)
def test_names_are_found_as_people_type_them(words: str, found: list[str]) -> None:
    for name in ("李晓华", "李小华", "尉迟恭敬", "古丽·阿依"):
        RegisterEntryFactory(name=name)
    names = RegisterEntry.objects.filter(register_words(words)).values_list("name", flat=True)
    assert sorted(names) == sorted(found)


@pytest.mark.parametrize(
    "words", ["361027197905122462", "3610 2719 7905 1224 62", "１３８００００１２３４", "138-0000-1234"]
)
def test_a_whole_number_finds_its_bearer(words: str) -> None:
    entry: Any = RegisterEntryFactory()
    RegisterEntryFactory(name="王秀兰", id_number=None, mobile="13900009999")
    assert list(RegisterEntry.objects.filter(register_words(words))) == [entry]


def test_half_a_number_finds_nobody() -> None:
    RegisterEntryFactory()
    assert not RegisterEntry.objects.filter(register_words("36102719790512")).exists()


def test_a_worker_is_found_by_the_number_on_any_roster() -> None:
    worker = EngagementFactory(id_number=None, mobile=None).worker
    EngagementFactory(worker=worker, mobile="13900009999")
    assert list(Worker.objects.filter(worker_words("13900009999"))) == [worker]


def test_leads_are_found_by_their_number() -> None:
    lead = LeadFactory(number="XS-2026-000123")
    LeadFactory(number="XS-2026-000999")
    assert list(Lead.objects.filter(lead_words("xs-2026-000123"))) == [lead]
