"""The timeline: written once, read in the reader's language, never changed."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from jinxi_portal.accounts.models import User
from jinxi_portal.records.models import HistoryEntry
from jinxi_portal.records.public import NewEntry, history_of, write_history, write_history_many
from jinxi_portal.records.verb_registry import Erasure, Verb, register_verb, verb_registry

pytestmark = pytest.mark.django_db


def test_it_tells_who_did_what_to_whom_and_as_what(verb: Verb, clerk: User, secretary: User) -> None:
    write_history(subject=secretary, verb=verb.key, by=clerk, facts={"number": "AJ-2026-0001", "to": secretary})
    (line,) = history_of(secretary)
    assert line.sentence == "李娜把第AJ-2026-0001号交给周建国"
    assert (line.actor_name, line.role_label, line.label) == ("李娜", "综合党委干事", "移交")


def test_the_role_is_told_in_the_readers_language(verb: Verb, clerk: User) -> None:
    write_history(subject=clerk, verb=verb.key, by=clerk, facts={"to": clerk})
    with translation.override("zh-hans"):
        assert history_of(clerk)[0].role_label == "综合党委干事"


def test_the_portal_itself_may_act(verb: Verb, clerk: User) -> None:
    write_history(subject=clerk, verb=verb.key, by=None, facts={"number": 1, "to": clerk})
    assert history_of(clerk)[0].actor_name == "系统"


def test_a_name_with_signs_stays_plain_text_and_is_escaped_by_the_page(verb: Verb, clerk: User) -> None:
    clerk.name = "<b>李</b>"
    clerk.save()
    write_history(subject=clerk, verb=verb.key, by=clerk, facts={"number": 1, "to": clerk})
    assert "<b>李</b>" in history_of(clerk)[0].sentence


def test_people_are_kept_by_reference_so_that_erasing_the_row_erases_the_name(
    verb: Verb, clerk: User, worker: User
) -> None:
    write_history(subject=clerk, verb=verb.key, by=clerk, facts={"number": 1, "to": worker})
    assert HistoryEntry.objects.get().facts == {"number": 1, "to": worker.pk}
    worker.postings.all().delete()
    worker.delete()
    assert history_of(clerk)[0].sentence == "李娜把第1号交给已删除的记录"
    assert verb.erasure == Erasure.BY_REFERENCE


@pytest.mark.parametrize(
    "facts",
    [
        {"number": "361027199001011234"},
        {"number": "电话 13812345678"},
        {"number": "很" * 121},
        {"undeclared": 1},
        {"number": object()},
    ],
)
def test_it_refuses_sealed_values_free_text_and_undeclared_facts(
    verb: Verb, clerk: User, facts: dict[str, Any]
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        write_history(subject=clerk, verb=verb.key, by=clerk, facts=facts)
    assert not HistoryEntry.objects.exists()


def test_it_refuses_a_verb_nobody_declared(clerk: User) -> None:
    with pytest.raises(LookupError, match="nobody registered"):
        write_history(subject=clerk, verb="tests.unknown", by=clerk)


def test_reading_costs_the_same_however_long_it_is(
    verb: Verb, clerk: User, secretary: User, django_assert_num_queries: Any
) -> None:
    write_history(subject=clerk, verb=verb.key, by=clerk, facts={"to": clerk})
    history_of(clerk)
    with django_assert_num_queries(2):
        assert len(history_of(clerk)) == 1
    entries = [NewEntry(clerk, verb.key, {"number": n, "to": secretary}) for n in range(50)]
    assert write_history_many(entries, by=secretary) == 50
    with django_assert_num_queries(2):
        assert len(history_of(clerk)) == 51


def test_a_bulk_write_costs_few_queries(verb: Verb, clerk: User, django_assert_max_num_queries: Any) -> None:
    write_history(subject=clerk, verb=verb.key, by=clerk, facts={"to": clerk})
    with django_assert_max_num_queries(2):
        write_history_many([NewEntry(clerk, verb.key, {"number": n}) for n in range(1500)], by=clerk)
    assert HistoryEntry.objects.count() == 1501


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_historyentry SET verb = 'x'",
        "DELETE FROM records_historyentry",
        "TRUNCATE records_historyentry",
        "UPDATE records_accessentry SET reason = 'x'",
        "DELETE FROM records_accessentry",
        "TRUNCATE records_accessentry",
    ],
)
def test_the_database_refuses_to_change_it(verb: Verb, clerk: User, statement: str) -> None:
    write_history(subject=clerk, verb=verb.key, by=clerk)
    connection.check_constraints()  # a truncate waits for no pending foreign key
    with pytest.raises(IntegrityError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert HistoryEntry.objects.get().verb == verb.key


def test_every_verb_of_the_house_has_its_sentence() -> None:
    assert [problem for problem in run_checks() if str(problem.id).startswith("records.")] == []


def test_a_verb_without_a_sentence_stops_the_start(verb: Verb) -> None:
    register_verb(Verb("tests.forgotten", "忘了"))
    try:
        problems = [problem for problem in run_checks() if problem.id == "records.E001"]
        assert "tests.forgotten" in problems[0].msg
        assert "templates/timeline/tests/forgotten.txt" in str(problems[0].hint)
    finally:
        del verb_registry._entries["tests.forgotten"]


def test_a_sentence_that_uses_an_undeclared_fact_stops_the_start(verb: Verb) -> None:
    del verb_registry._entries[verb.key]
    register_verb(Verb(verb.key, "移交", facts=("number",)))
    assert [problem.id for problem in run_checks() if str(problem.id).startswith("records.")] == ["records.E002"]
