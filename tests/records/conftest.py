"""A verb, a series and a sentence of the tests' own, so that no room's words are needed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jinxi_portal.records.case_numbers import Series, register_series, series_registry
from jinxi_portal.records.verb_registry import Verb, register_verb, verb_registry

SENTENCE = (
    "{% load i18n %}{% blocktranslate trimmed %}\n  {{ actor }}把第{{ number }}号交给{{ to }}\n{% endblocktranslate %}"
)


@pytest.fixture
def series() -> Iterator[Series]:
    made = register_series(Series("tests.case", "案件", "AJ-{year}-{number:04d}"))
    yield made
    del series_registry._entries["tests.case"]


@pytest.fixture
def verb(tmp_path: Path, settings: Any) -> Iterator[Verb]:
    folder = tmp_path / "timeline" / "tests"
    folder.mkdir(parents=True)
    (folder / "handed_over.txt").write_text(SENTENCE, encoding="utf-8")
    templates = [dict(engine) for engine in settings.TEMPLATES]
    templates[0]["DIRS"] = [tmp_path, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates
    made = register_verb(Verb("tests.handed_over", "移交", facts=("number", "on"), references={"to": "accounts.User"}))
    yield made
    del verb_registry._entries["tests.handed_over"]
