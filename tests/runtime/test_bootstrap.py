"""The first step under the system's Python: the right Python, a whole .venv, a sentence when it cannot be."""

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jinxi_portal.runtime import bootstrap


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A checkout with two locks; installs are counted, not done."""
    locks = tmp_path / "deploy" / "lock"
    locks.mkdir(parents=True)
    for name in ("portal", "dev"):
        (locks / f"{name}.txt").write_text(f"{name} 1")
    venv = tmp_path / ".venv"
    for name, path in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "INSTALLED": venv / "installed.json",
        "UNFINISHED": venv / "installing",
    }.items():
        monkeypatch.setattr(bootstrap, name, str(path))
    done = SimpleNamespace(path=tmp_path, venv=venv, installs=[], fresh=0, fails=False)

    def make_venv() -> None:
        done.fresh += 1
        for path in venv.glob("*"):
            path.unlink()
        venv.mkdir(exist_ok=True)

    def call(command: list[str], **options: Any) -> int:
        done.installs.append(Path(command[-1]).stem)
        return 1 if done.fails else 0

    monkeypatch.setattr(bootstrap, "make_venv", make_venv)
    monkeypatch.setattr(bootstrap, "venv_works", lambda: venv.exists())
    monkeypatch.setattr(bootstrap.subprocess, "call", call)
    return done


def test_an_unchanged_lock_installs_nothing(tree: Any) -> None:
    bootstrap.ensure("portal")
    bootstrap.ensure("portal")
    assert tree.installs == ["portal"]
    assert tree.fresh == 1


def test_a_changed_lock_installs_again_into_the_same_environment(tree: Any) -> None:
    bootstrap.ensure("portal")
    (tree.path / "deploy" / "lock" / "portal.txt").write_text("portal 2")
    bootstrap.ensure("portal")
    assert tree.installs == ["portal", "portal"]
    assert tree.fresh == 1


def test_what_tests_need_contains_what_the_portal_needs(tree: Any) -> None:
    bootstrap.ensure("dev")
    bootstrap.ensure("portal")
    assert tree.installs == ["dev"]


def test_an_install_that_was_killed_begins_anew(tree: Any) -> None:
    bootstrap.ensure("portal")
    (tree.venv / "installing").touch()
    bootstrap.ensure("portal")
    assert tree.installs == ["portal", "portal"]
    assert tree.fresh == 2
    assert json.loads((tree.venv / "installed.json").read_text()).keys() == {"portal"}


def test_a_failed_install_says_what_to_do_and_is_repeated(tree: Any) -> None:
    tree.fails = True
    with pytest.raises(bootstrap.Refusal, match="run again: it starts over"):
        bootstrap.ensure("portal")
    tree.fails = False
    bootstrap.ensure("portal")
    assert tree.fresh == 2


@pytest.mark.parametrize(
    ("version", "said"), [((3, 9), "too old"), ((3, 13), "the embedded Redis exists for 3.11 and 3.12 only")]
)
def test_a_python_that_does_not_fit_is_told_what_to_do(
    version: tuple[int, int], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setattr(bootstrap.sys, "version_info", (*version, 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.Refusal, match=said):
        bootstrap.find_python()


def test_another_python_on_the_path_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 13, 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: sys.executable if name == "python3.12" else None)
    assert bootstrap.find_python() == sys.executable


def test_a_newer_python_fits_with_a_redis_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://queue.example/0")
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 14, 0))
    assert bootstrap.find_python() == sys.executable


def test_an_old_python_can_read_the_file() -> None:
    import ast

    ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
