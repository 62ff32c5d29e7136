"""A start is light, and its screen says what a newcomer needs."""

import json
import subprocess
import sys
from pathlib import Path

from jinxi_portal.runtime import screen
from jinxi_portal.runtime.home import ROOT

#: Loaded when somebody asks for what they do, not before.
HEAVY = [
    "pandas",
    "splink",
    "typst",
    "duckdb",
    "pyarrow",
    "numpy",
    "openpyxl",
    "opencc",
    "pypinyin",
    "pyspark",
]


def test_a_web_process_loads_nothing_heavy() -> None:
    code = (
        "import sys, jinxi_portal.wsgi, jinxi_portal.urls\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_the_screen_names_address_sign_ins_data_and_how_to_stop(home: Path) -> None:
    (home / "demo_accounts.json").write_text(
        json.dumps(
            [
                {
                    "role": "auditor",
                    "label": "审计员",
                    "username": "auditor",
                    "password": "quiet lantern",
                    "lands_on": "/",
                }
            ]
        )
    )
    told = screen.open_screen("http://127.0.0.1:8000/", home)
    for piece in ("http://127.0.0.1:8000/", "审计员", "auditor", "quiet lantern", str(home), "Ctrl-C"):
        assert piece in told


def test_columns_line_up_although_a_chinese_character_takes_two() -> None:
    assert screen.width(screen.padded("审计员", 12)) == screen.width(screen.padded("auditor", 12)) == 12


def test_every_template_compiles() -> None:
    from jinxi_portal.runtime import templates

    assert templates.compile_all() == 0
