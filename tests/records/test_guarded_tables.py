"""In a real installation the portal's own database role cannot change its history."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from jinxi_portal.accounts.models import User
from jinxi_portal.records.guarded_tables import powers_over_history
from jinxi_portal.records.public import history_of, write_history

pytestmark = pytest.mark.django_db
ROLE = "portal_app_in_tests"


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def as_the_portal(clerk: User) -> Iterator[None]:
    """Connected as the portal's role; the role ends with the test's transaction."""
    run(f"CREATE ROLE {ROLE}")
    call_command("grant_app_role", ROLE, stdout=StringIO())
    connection.check_constraints()
    run(f"SET ROLE {ROLE}")
    yield
    run("RESET ROLE")


@pytest.mark.usefixtures("as_the_portal")
def test_it_works_and_writes_history(clerk: User) -> None:
    clerk.name = "李娜娜"
    clerk.save()
    write_history(subject=clerk, verb="accounts.account_renamed", by=clerk)
    assert len(history_of(clerk)) == 1


@pytest.mark.usefixtures("as_the_portal")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_historyentry SET verb = 'x'",
        "DELETE FROM records_accessentry",
        "TRUNCATE records_accessentry",
        "ALTER TABLE records_accessentry DISABLE TRIGGER ALL",
        "DROP TRIGGER records_historyentry_only_grows ON records_historyentry",
        "SET LOCAL session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION records_refuse_change() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
    ],
)
def test_it_has_no_way_to_change_it(statement: str) -> None:
    with pytest.raises(ProgrammingError):
        run(statement)


@pytest.mark.usefixtures("as_the_portal")
def test_the_check_is_content() -> None:
    with connection.cursor() as cursor:
        assert powers_over_history(cursor) == []


def test_the_check_warns_when_the_portal_owns_its_history() -> None:
    problems = run_checks(tags=[Tags.database], include_deployment_checks=True, databases=["default"])
    assert "records.W001" in [problem.id for problem in problems]


def test_a_role_that_is_not_there_is_said_so() -> None:
    with pytest.raises(CommandError, match="Create the role first"):
        call_command("grant_app_role", "nobody_of_that_name")
