"""Keys are exchanged while people work; an interrupted rotation goes on; an old key goes when nothing needs it."""

import threading
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import decrypt
from django.core.management import CommandError, call_command
from django.db import connection

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed, add_key, current, generate_keys_file, load_keys_file, using
from jinxi_portal.records.models import Draft, Rotation
from jinxi_portal.records.rotation.columns import Column, sealed_columns
from jinxi_portal.records.rotation.old_keys import old_keys, retire, values_under
from jinxi_portal.records.rotation.resealing import reseal


@pytest.fixture
def keys_file(tmp_path: Path, settings: Any) -> str:
    settings.SEALING_KEYS_FILE = tmp_path / "keys.json"
    generate_keys_file(settings.SEALING_KEYS_FILE)
    return str(settings.SEALING_KEYS_FILE)


def drafts(user: User, start: int, count: int) -> None:
    Draft.objects.bulk_create(
        Draft(user=user, key=f"tests.form:{number}", content=f"内容{number}") for number in range(start, start + count)
    )


def rotate(*arguments: str) -> str:
    out = StringIO()
    call_command("rotate_keys", *arguments, stdout=out)
    return out.getvalue()


def draft_column() -> Column:
    return next(column for column in sealed_columns() if column.name == "records.draft.content")


def contents() -> set[str]:
    return {draft.content.reveal() for draft in Draft.objects.all()}


@pytest.mark.django_db
def test_every_sealed_column_is_found_by_itself() -> None:
    names = [column.name for column in sealed_columns()]
    assert "records.draft.content" in names
    assert names == sorted(set(names))


@pytest.mark.django_db
def test_everything_comes_under_the_new_key_and_reads_as_before(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 25)
    old = current().active
    out = rotate("--new-key", "--batch", "10")
    new = current().active
    assert new != old
    assert (values_under(old), values_under(new)) == (0, 25)
    assert contents() == {f"内容{number}" for number in range(25)}
    assert "records.draft.content: 10 of 25" in out
    assert "records.draft.content: 25 sealed anew" in out
    assert f"Key {old} seals nothing. It may be retired an hour after" in out


@pytest.mark.django_db
def test_a_second_run_has_nothing_to_do(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 3)
    rotate("--new-key")
    tokens = set(Draft.objects.values_list("content", flat=True))
    assert "records.draft.content: 0 sealed anew" in rotate()
    assert set(Draft.objects.values_list("content", flat=True)) == tokens


@pytest.mark.django_db
def test_an_interrupted_rotation_goes_on_where_it_was(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 25)
    add_key(keys_file)

    class PowerCutError(Exception):
        pass

    def cut(column: Column, done: int, total: int) -> None:
        if done == 20:
            raise PowerCutError

    with pytest.raises(PowerCutError):
        reseal(draft_column(), batch=10, told=cut)
    kept = Rotation.objects.get(column="records.draft.content")
    assert kept.resealed == 20
    assert kept.last_pk == str(sorted(Draft.objects.values_list("pk", flat=True))[19])
    assert reseal(draft_column(), batch=10) == 5
    kept.refresh_from_db()
    assert (kept.resealed, kept.finished_at is not None) == (25, True)


@pytest.mark.django_db
def test_a_row_saved_meanwhile_keeps_what_was_saved(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 1)
    draft = Draft.objects.get()
    old_token = draft.content.token
    add_key(keys_file)
    resealed = current().reseal(old_token, "draft")
    draft.content = "新内容"  # type: ignore[assignment]
    draft.save()
    assert draft_column().write([(draft.pk, old_token, resealed)]) == 0
    assert contents() == {"新内容"}


@pytest.mark.django_db
def test_what_an_older_process_wrote_behind_the_cursor_is_found(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 12)
    first = Draft.objects.order_by("pk").values_list("pk", flat=True)[0]
    old_ring = load_keys_file(keys_file)
    add_key(keys_file)
    late: list[int] = []

    def write_late(column: Column, done: int, total: int) -> None:
        if not late:
            late.append(done)
            with using(old_ring):
                Draft.objects.filter(pk=first).update(content=Sealed("draft", value="迟到"))

    assert reseal(draft_column(), batch=5, told=write_late) == 13
    assert values_under(old_ring.active) == 0
    assert "迟到" in contents()


@pytest.mark.django_db(transaction=True)
def test_people_go_on_writing_during_a_rotation(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 200)
    old = current().active
    begun, stop = threading.Event(), threading.Event()
    written: list[int] = []

    def write() -> None:
        number = 1000
        while not stop.is_set() or number == 1000:
            drafts(clerk, number, 1)
            row = Draft.objects.order_by("pk")[number % 200]
            row.content = f"改{number}"  # type: ignore[assignment]
            row.save(update_fields=["content"])
            written.append(number)
            number += 1
            begun.set()
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(30)
    rotate("--new-key", "--batch", "7")
    stop.set()
    writer.join()
    rotate()
    assert values_under(old) == 0
    assert Draft.objects.count() == 200 + len(written)
    assert {f"内容{number}" for number in written} <= contents()
    assert f"改{written[-1]}" in contents()


@pytest.mark.django_db
def test_an_old_key_is_retired_only_after_a_quiet_hour_and_when_nothing_needs_it(keys_file: str, clerk: User) -> None:
    with clock.frozen(clock.now()) as time:
        drafts(clerk, 0, 3)
        old = current().active
        assert f"Key {old} seals nothing. It may be retired an hour after" in rotate("--new-key", "--retire")
        assert old in current().names
        time.pass_time(timedelta(minutes=61))
        assert f"Key {old} is no longer needed" in rotate()
        assert f"Key {old} was taken off the ring" in rotate("--retire")
    assert current().names == (current().active,)
    assert contents() == {"内容0", "内容1", "内容2"}


@pytest.mark.django_db
def test_a_key_still_in_use_stays(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 2)
    old = current().active
    add_key(keys_file)
    assert old_keys() == {old: 2}
    assert retire(old, keys_file=keys_file) is False
    assert old in current().names


@pytest.fixture
def a_lost_key(keys_file: str, clerk: User) -> None:
    drafts(clerk, 0, 1)
    Path(keys_file).unlink()
    generate_keys_file(keys_file)


@pytest.mark.django_db
@pytest.mark.usefixtures("a_lost_key")
def test_a_missing_key_is_said_and_nothing_is_lost() -> None:
    before = Draft.objects.get().content.token
    with pytest.raises(CommandError, match="Nothing was lost"):
        rotate("--new-key")
    assert Draft.objects.get().content.token == before


@pytest.mark.django_db
def test_second_factors_move_to_the_new_key_and_still_open(keys_file: str, clerk: User) -> None:
    totp = TOTP.activate(clerk, "JBSWY3DPEHPK3PXP").instance
    RecoveryCodes.activate(clerk)
    codes = RecoveryCodes(clerk.authenticator_set.get(type="recovery_codes")).get_unused_codes()
    old = current().active
    assert "mfa.authenticator: 2 sealed anew" in rotate("--new-key")
    assert values_under(old) == 0
    totp.refresh_from_db()
    assert decrypt(totp.data["secret"]) == "JBSWY3DPEHPK3PXP"
    assert RecoveryCodes(clerk.authenticator_set.get(type="recovery_codes")).get_unused_codes() == codes
    assert "mfa.authenticator: 0 sealed anew" in rotate()
