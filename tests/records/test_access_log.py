"""Every look at a sealed field is asked for, reasoned and written down; the chain tells when somebody touches it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.http import Http404

from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import NotAllowed, Policy, Role, posted
from jinxi_portal.kernel import clock
from jinxi_portal.records import anchors, chain
from jinxi_portal.records.models import AccessEntry
from jinxi_portal.records.public import SubjectKind, looks_at, record_looks, register_subject, reveal
from jinxi_portal.records.subjects import subject_kinds

POLICY = Policy("tests", {"reveal": posted(Role.COMMITTEE_CLERK)})


def look(by: User, subject: User, **other: Any) -> str:
    given = {"field": "name", "reason": "核对花名册", "policy": POLICY} | other
    return reveal(by=by, subject=subject, **given)


def tamper(statement: str) -> None:
    """What only somebody with the server's own password can do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)


@pytest.mark.django_db
def test_it_hands_over_the_value_and_writes_the_look_down(clerk: User, worker: User) -> None:
    assert look(clerk, worker, purpose="linkage") == "王桂芳"
    entry = AccessEntry.objects.get()
    assert (entry.actor, entry.acting_role, entry.subject, entry.field) == (clerk, "committee_clerk", worker, "name")
    assert (entry.reason, entry.purpose, entry.sequence) == ("核对花名册", "linkage", 1)
    assert looks_at(worker) == [entry]
    assert looks_at(clerk) == []


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "  ", "看", "看 看"])
def test_without_a_reason_nothing_is_shown(clerk: User, worker: User, reason: str) -> None:
    with pytest.raises(ValidationError, match="理由"):
        look(clerk, worker, reason=reason)
    assert not AccessEntry.objects.exists()


@pytest.mark.django_db
def test_a_colleague_is_told_whom_to_ask_and_a_stranger_finds_nothing(
    mediator: User, employer_staff: User, worker: User
) -> None:
    with pytest.raises(NotAllowed) as refused:
        look(mediator, worker)
    assert refused.value.decision.ask == (Role.COMMITTEE_CLERK,)
    with pytest.raises(Http404):
        look(employer_staff, worker)
    assert not AccessEntry.objects.exists()


@pytest.fixture
def users_are_subjects() -> Iterator[SubjectKind]:
    kind = SubjectKind("accounts.user", "用户", POLICY, reveal_act="reveal", sealed_fields=("name",))
    yield register_subject(kind)
    del subject_kinds._entries[kind.key]


@pytest.mark.django_db
def test_the_rooms_registered_policy_is_asked(users_are_subjects: SubjectKind, clerk: User, worker: User) -> None:
    assert reveal(by=clerk, subject=worker, field="name", reason="核对花名册") == "王桂芳"
    with pytest.raises(LookupError, match="not a sealed field"):
        reveal(by=clerk, subject=worker, field="password", reason="核对花名册")


@pytest.mark.django_db
def test_what_nobody_registered_is_not_shown(clerk: User, worker: User) -> None:
    with pytest.raises(LookupError, match="nobody registered"):
        reveal(by=clerk, subject=worker, field="name", reason="核对花名册")


@pytest.mark.django_db(transaction=True)
def test_it_refuses_inside_a_transaction_whose_rollback_would_lose_the_look(clerk: User, worker: User) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        look(clerk, worker)


@pytest.mark.django_db
def test_a_list_is_written_down_in_few_statements(
    clerk: User, worker: User, django_assert_max_num_queries: Any
) -> None:
    look(clerk, worker)
    with django_assert_max_num_queries(6):
        assert record_looks(by=clerk, subjects=[worker] * 300, field="name", reason="导出名单") == 300
    assert chain.first_break() is None
    assert chain.head().count == 301


@pytest.mark.django_db(transaction=True)
def test_twenty_looks_at_once_make_one_chain(clerk: User, worker: User) -> None:
    def work(number: int) -> None:
        try:
            look(clerk, worker)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(work, range(20)))
    assert chain.head().count == 20
    assert chain.first_break() is None


def verify(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def five_looks(clerk: User, worker: User) -> None:
    record_looks(by=clerk, subjects=[worker] * 5, field="name", reason="核对花名册")


@pytest.mark.django_db
@pytest.mark.usefixtures("five_looks")
def test_a_whole_chain_is_told_with_its_head() -> None:
    assert f"5 links, head {chain.head().digest}" in verify()


def test_an_empty_log_holds(db: None) -> None:
    assert "0 links" in verify()


@pytest.mark.django_db
@pytest.mark.usefixtures("five_looks")
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE records_accessentry SET reason = '别的' WHERE sequence = 3", "Link 3 was changed"),
        ("UPDATE records_accessentry SET at = at + interval '1 second' WHERE sequence = 2", "Link 2 was changed"),
        ("DELETE FROM records_accessentry WHERE sequence = 4", "Link 4 is missing"),
        ("DELETE FROM records_accessentry WHERE sequence = 1", "Link 1 is missing"),
        ("UPDATE records_accessentry SET previous = repeat('a', 64) WHERE sequence = 5", "Link 5 does not join"),
    ],
)
def test_the_first_broken_link_is_named(statement: str, sentence: str) -> None:
    tamper(statement)
    with pytest.raises(CommandError, match=sentence) as failed:
        verify()
    assert failed.value.returncode == 1


@pytest.fixture
def home(tmp_path: Any, settings: Any) -> Any:
    settings.PORTAL_HOME = tmp_path
    return tmp_path


@pytest.mark.django_db
@pytest.mark.usefixtures("five_looks")
def test_anchors_agree_with_the_chain_as_it_grows(home: Any, clerk: User, worker: User) -> None:
    path = anchors.write_anchor(on=date(2026, 11, 24))
    first = path.read_text(encoding="utf-8")
    record_looks(by=clerk, subjects=[worker], field="name", reason="核对花名册")
    assert anchors.write_anchor(on=date(2026, 11, 24)).read_text(encoding="utf-8") == first
    anchors.write_anchor(on=date(2026, 11, 25))
    assert "2 anchors agree, the newest of 2026-11-25" in verify("--anchors")


def rewrite_everything() -> None:
    """Forge link 2 and join everything after it anew, so that the chain holds in itself."""
    entries = list(AccessEntry.objects.order_by("sequence"))
    previous = chain.BEGINNING
    for entry in entries:
        entry.previous = previous
        entry.reason = "伪造" if entry.sequence == 2 else entry.reason
        previous = entry.digest = chain.digest_of(entry)
        tamper(
            f"UPDATE records_accessentry SET reason = '{entry.reason}', previous = '{entry.previous}', "
            f"digest = '{entry.digest}' WHERE id = {entry.pk}"
        )


@pytest.mark.django_db
@pytest.mark.usefixtures("five_looks")
@pytest.mark.parametrize(
    "forge", [rewrite_everything, lambda: tamper("DELETE FROM records_accessentry WHERE sequence >= 4")]
)
def test_an_anchor_contradicts_a_rewritten_or_shortened_log(home: Any, forge: Callable[[], None]) -> None:
    anchors.write_anchor(on=date(2026, 11, 24))
    forge()
    assert "The chain holds" in verify()
    with pytest.raises(CommandError, match="of 2026-11-24 contradicts"):
        verify("--anchors")


@pytest.mark.django_db
def test_missing_anchors_are_said_so(home: Any) -> None:
    with pytest.raises(CommandError, match="No anchor lies"):
        verify("--anchors")


@pytest.mark.django_db
def test_time_never_runs_backwards_along_the_chain(clerk: User, worker: User) -> None:
    with clock.frozen(date(2026, 3, 3)):
        look(clerk, worker)
    with clock.frozen(date(2026, 3, 2)):
        look(clerk, worker)
    first, second = AccessEntry.objects.order_by("sequence").values_list("at", flat=True)
    assert first == second
    assert chain.first_break() is None
