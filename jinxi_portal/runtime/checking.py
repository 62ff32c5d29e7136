"""``make check``: every check runs, a line each; what failed is shown in full at the end."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinxi_portal.runtime import screen
from jinxi_portal.runtime.home import ROOT


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    hint: str = ""


def checks(folder: Path) -> list[Check]:
    """What the house asks of every change.

    Args:
        folder: a place for throwaway secrets.
    """
    python = sys.executable
    own = {"DJANGO_SETTINGS_MODULE": "jinxi_portal.settings.local"}
    return [
        Check(
            "format", [python, "-m", "ruff", "format", "--check", "--output-format", "concise", "."], hint="make format"
        ),
        Check("lint", [python, "-m", "ruff", "check", "--output-format", "concise", "."]),
        Check("types", [python, "-m", "mypy"]),
        Check("missing migrations", [python, "-m", "django", "makemigrations", "--check", "--dry-run"], own),
        Check("templates", [python, "-m", "jinxi_portal.runtime.templates", "check"], own, hint="make format"),
        Check("translations", [python, "-m", "jinxi_portal.runtime.translations", "check"], hint="make messages"),
        Check(
            "production settings",
            [python, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
            production_environment(folder),
        ),
        Check(
            "import borders",
            [python, "-m", "pytest", "tests/architecture", "-q", "-n0", "--no-header"],
            {"DJANGO_SETTINGS_MODULE": "jinxi_portal.settings.test"},
        ),
    ]


def production_environment(folder: Path) -> dict[str, str]:
    """What a real installation's environment holds, with secrets made up for this moment.

    No server is asked: the settings and the system checks need none.
    """
    import secrets

    from jinxi_portal.kernel.office_seals import make_seal
    from jinxi_portal.kernel.sealing import generate_keys_file

    seal = str(make_seal(folder / "seal.pem", "Example office"))
    (folder / "secret_key").write_text(secrets.token_urlsafe(64), encoding="utf-8")
    generate_keys_file(folder / "sealing_keys.json")
    for path in folder.iterdir():
        path.chmod(0o600)
    return {
        "DJANGO_SETTINGS_MODULE": "jinxi_portal.settings.production",
        "PORTAL_HOME": str(folder),
        "SECRET_KEY_FILE": str(folder / "secret_key"),
        "SEALING_KEYS_FILE": str(folder / "sealing_keys.json"),
        "PAPERS_SEAL_CERTIFICATE_FILE": seal,
        "PAPERS_SEAL_KEY_FILE": seal,
        "DATABASE_URL": "postgresql://portal:nobody-asks@database.example/portal",
        "REDIS_URL": "redis://queue.example:6379/0",
        "ALLOWED_HOSTS": "portal.example",
        "CODE_GATEWAY_URL": "https://codes.example/send",
        "CODE_GATEWAY_SECRET": secrets.token_urlsafe(64),
    }


def main(arguments: list[str]) -> int:
    """Run the checks whose name begins with one of the arguments, or all."""
    failed: list[tuple[Check, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for check in checks(Path(folder)):
            if arguments and not any(check.name.startswith(argument) for argument in arguments):
                continue
            began = time.monotonic()
            environment = {
                key: value for key, value in os.environ.items() if key not in {"SECRET_KEY", "SEALING_KEYS_FILE"}
            }
            done = subprocess.run(
                check.command,
                cwd=ROOT,
                env={**environment, **check.environment},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            verdict = "ok" if done.returncode == 0 else "FAILED"
            print(
                f"  {screen.padded(check.name, 22)}{screen.padded(verdict, 8)}{time.monotonic() - began:5.1f} s",
                flush=True,
            )
            if done.returncode:
                failed.append((check, done.stdout))
    for check, output in failed:
        print(f"\n=== {check.name} ===\n{output.strip()}")
        if check.hint:
            print(f"({check.hint} mends most of this)")
    print(
        "\nAll checks passed."
        if not failed
        else f"\n{len(failed)} failed: {', '.join(check.name for check, _ in failed)}"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
