"""Files as offices send them, made anew for every test."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.core.files.base import File

from jinxi_portal.sheets.actions.upload_sheet import Upload, upload_sheet
from jinxi_portal.sheets.layout import chunk
from jinxi_portal.sheets.models import SheetImport
from jinxi_portal.sheets.public import ROSTER_COLUMNS, SheetKind, agrees_with_id
from tests.sheets import fake_kind, files


@pytest.fixture
def roster() -> SheetKind:
    """A kind of sheet for tests: everything about people, the name needed."""
    name, *others = ROSTER_COLUMNS
    return SheetKind("test_roster", "花名册", (name.needed(), *others), agrees_with_id)


@pytest.fixture
def messy_book(tmp_path: Path) -> Path:
    return files.write_messy_book(tmp_path / "花名册.xlsx")


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """``book([[...], ...])`` writes an .xlsx of one sheet."""

    def write(rows: Sequence[Sequence[object]], name: str = "名单.xlsx", sheet: str = "名单") -> Path:
        return files.write_book(tmp_path / name, {sheet: rows})

    return write


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """``text_file("姓名,电话\\n", encoding="gb18030")`` writes a .csv."""

    def write(text: str | bytes, encoding: str = "utf-8", name: str = "名单.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.fixture
def room() -> Iterator[fake_kind.Room]:
    """The room that takes the rows of the test's kind, empty."""
    fake_kind.room.__dict__.update(fake_kind.Room().__dict__)
    yield fake_kind.room
    fake_kind.room.__dict__.update(fake_kind.Room().__dict__)


@pytest.fixture(autouse=True)
def _files_of_the_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def worker_at_hand(settings: Any) -> None:
    """Tasks run at once, in this process, when the transaction has committed."""
    settings.CELERY_TASK_ALWAYS_EAGER = True
    current_app.conf.task_always_eager = True
    current_app.conf.task_eager_propagates = True


@pytest.fixture
def send(room: fake_kind.Room, clerk: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., Upload]:
    """``send(path)`` uploads a file as the clerk, from employer 1, and lets the worker do its part."""

    def upload(path: Path, sender: str = "employer:1", by: Any = None, **options: Any) -> Upload:
        with django_capture_on_commit_callbacks(execute=True), path.open("rb") as file:
            done = upload_sheet(
                kind_key=fake_kind.KEY, sender_key=sender, file=File(file, path.name), by=by or clerk, **options
            )
        done.sheet_import.refresh_from_db()
        return done

    return upload


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """``work(confirm, sheet_import=…, by=…)`` does an act and what the worker does after it; answers the import anew."""

    def do(act: Callable[..., Any], **arguments: Any) -> SheetImport:
        with django_capture_on_commit_callbacks(execute=True):
            act(**arguments)
        return SheetImport.objects.get(pk=arguments["sheet_import"].pk)

    return do


@pytest.fixture
def people(book: Callable[..., Path]) -> Callable[..., Path]:
    """``people([1, 2, 3])`` writes a list of these persons."""

    def write(numbers: Sequence[int], name: str = "名单.xlsx", **changes: Any) -> Path:
        return book([files.HEADINGS, *(files.person(number) for number in numbers)], name)

    return write


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "SIZE", 3)
    monkeypatch.setattr("jinxi_portal.sheets.actions.admit_rows.SIZE", 3)


@pytest.fixture
def late_worker(settings: Any) -> None:
    """The worker is away: tasks are sent and nothing happens."""
    from celery import current_app

    current_app.conf.task_always_eager = False
    current_app.conf.broker_url = "memory://"
