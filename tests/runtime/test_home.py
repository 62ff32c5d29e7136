"""The portal's home: made, refused with a sentence, its secrets kept for their owner."""

import os
import shutil
from pathlib import Path

import pytest

from jinxi_portal.runtime import home as homes
from jinxi_portal.runtime.trouble import Trouble


def test_a_folder_that_cannot_be_written_to_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble) as said:
        homes.prepare_home(tmp_path / "file" / "home")
    assert "PORTAL_HOME=~/portal make run" in said.value.chinese
    assert "PORTAL_HOME=~/portal make run" in said.value.english


def test_a_full_disk_is_said_before_anything_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=5 * 1024 * 1024))
    with pytest.raises(Trouble, match="5 MB are left"):
        homes.prepare_home(tmp_path / "home")


def test_secrets_are_made_once_and_only_their_owner_reads_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET_KEY", "SECRET_KEY_FILE", "SEALING_KEYS_FILE"):
        monkeypatch.delenv(name, raising=False)
    homes.name_secrets(home)
    first = (home / "secret_key").read_text(), (home / "sealing_keys.json").read_text()
    for name in ("SECRET_KEY_FILE", "SEALING_KEYS_FILE"):
        monkeypatch.delenv(name)
    homes.name_secrets(home)
    assert ((home / "secret_key").read_text(), (home / "sealing_keys.json").read_text()) == first
    assert len(first[0].strip()) >= 64
    for name in ("secret_key", "sealing_keys.json"):
        assert (home / name).stat().st_mode & 0o777 == 0o600
    assert os.environ["SECRET_KEY_FILE"] == str(home / "secret_key")
    assert not list(home.glob(".*draft")), "no half-written file stays behind"


@pytest.mark.parametrize("name", ["secret_key", "sealing_keys.json"])
@pytest.mark.parametrize("is_folder", [False, True])
def test_a_secret_that_cannot_be_read_is_said(
    name: str, is_folder: bool, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("SECRET_KEY", "SECRET_KEY_FILE", "SEALING_KEYS_FILE"):
        monkeypatch.delenv(variable, raising=False)
    (home / name).mkdir() if is_folder else (home / name).touch()
    with pytest.raises(Trouble) as said:
        homes.name_secrets(home)
    assert f"{home / name} " + ("cannot be read (Is a directory)" if is_folder else "is empty") in said.value.english
    assert "重新" in said.value.chinese


def test_secrets_that_the_environment_names_are_not_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from elsewhere")
    monkeypatch.setenv("SEALING_KEYS_FILE", "/run/secrets/sealing")
    homes.name_secrets(home)
    assert not (home / "secret_key").exists()
    assert not (home / "sealing_keys.json").exists()


def test_sockets_lie_in_the_home_when_its_path_is_short_and_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    assert homes.socket_folder(Path("/srv/portal")) == Path("/srv/portal/run")


@pytest.mark.parametrize("name", ["门户 一", "a-very-long-name-" * 8])
def test_sockets_lie_in_a_short_folder_otherwise(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / name
    homes.prepare_home(home)
    short = homes.socket_folder(home)
    assert len(os.fsencode(short)) <= homes.LONGEST_SOCKET_FOLDER
    assert str(short).isascii()
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert homes.socket_folder(home) == short, "another temporary folder finds the same sockets"
    homes.drop_socket_folder(home)
    assert not short.exists()


def test_a_short_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    home = tmp_path / "门户"
    homes.prepare_home(home)
    short = homes.socket_folder(home)
    short.chmod(0o777)
    other = homes.socket_folder(home)
    assert other != short
    for folder in (short, other):
        folder.rmdir()
