"""A worker that is killed (signal 9, a real process) half-way through a roster: another one ends its work, once."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.db import connection

from jinxi_portal.accounts.public import Role
from jinxi_portal.sheets.actions.admit_rows import admit_rows
from jinxi_portal.sheets.actions.check_rows import check_rows
from jinxi_portal.sheets.actions.confirm import confirm
from jinxi_portal.sheets.models import SheetRow
from jinxi_portal.sheets.public import ImportState, SheetImport, upload_sheet
from members.models import Engagement, Roster, Worker
from tests.cast import make_person
from tests.members.factories import EmployerFactory
from tests.members.killed_worker import SIZE
from tests.sheets import files

PEOPLE = 5 * SIZE + 7


def kill_in_the_middle(step: str, sheet_import: SheetImport) -> None:
    database, place = connection.settings_dict["NAME"], str(django_settings.MEDIA_ROOT)
    command = [sys.executable, "-m", "tests.members.killed_worker", step, str(sheet_import.pk), database, place]
    worker = subprocess.Popen(command, cwd=django_settings.ROOT, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "in the middle\n"
    worker.kill()
    assert worker.wait() == -9
    worker.stdout.close()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_with_signal_9_is_followed_by_another(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CELERY_TASK_ALWAYS_EAGER = current_app.conf.task_always_eager = False
    current_app.conf.broker_url = "memory://"
    clerk, employer = make_person("k", "陈静", Role.COMMITTEE_CLERK), EmployerFactory()
    lines = [files.HEADINGS, *([f"王芳{'甲乙丙丁'[n % 4]}", "女", "", files.mobile(n), "保洁"] for n in range(PEOPLE))]
    text = "\n".join(",".join(line) for line in lines)
    found = upload_sheet(
        kind_key="roster", sender_key=f"employer:{employer.pk}", file=ContentFile(text.encode(), "名单.csv"), by=clerk
    ).sheet_import

    kill_in_the_middle("check", found)
    found.refresh_from_db()
    assert (found.state, found.rows_read) == (ImportState.CHECKING, 2 * SIZE + 1)  # the heading was read too
    assert SheetRow.objects.filter(sheet_import=found).count() == 2 * SIZE
    check_rows(import_id=found.pk)
    found.refresh_from_db()
    assert (found.state, found.rows_of_data) == (ImportState.CHECKED, PEOPLE)
    positions = SheetRow.objects.filter(sheet_import=found).order_by("number").values_list("position", flat=True)
    assert list(positions) == list(range(1, PEOPLE + 1))

    confirm(sheet_import=found, by=clerk)
    kill_in_the_middle("admit", found)
    assert Engagement.objects.count() == Worker.objects.count() == 2 * SIZE
    admit_rows(import_id=found.pk)
    found.refresh_from_db()
    assert (found.state, found.rows_admitted) == (ImportState.ADMITTED, PEOPLE)
    assert Engagement.objects.count() == Worker.objects.count() == PEOPLE
    assert len({one.mobile and one.mobile.reveal() for one in Engagement.objects.all()}) == PEOPLE
    roster = Roster.objects.get()
    assert (roster.came, roster.changed, roster.rows) == (PEOPLE, 0, PEOPLE)
