"""Small rules of the house that no linter knows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from jinxi_portal.runtime import translations
from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import PACKAGES, python_files, template_files

LONGEST_FILE = 400
_TEMPLATE_COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)
_INLINE = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)(?![^>]*application/json)[^>]*>", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager2", "services"}
#: Spelled in halves, so that this file does not find itself.
_REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "mirror.com",
    "tsinghua" + ".edu.cn",
    "mirrors." + "aliyun",
    "js" + "delivr.net",
    "un" + "pkg.com",
]


def written_files(*endings: str) -> Iterator[Path]:
    """Files that people of the house wrote."""
    places = [
        *(ROOT / package for package in PACKAGES),
        *(ROOT / name for name in ("templates", "static", "tests", "bench")),
    ]
    for place in places:
        yield from (path for path in sorted(place.rglob("*")) if path.suffix in endings and path.is_file())


def test_pages_carry_no_inline_style_or_script() -> None:
    said = []
    for path in template_files():
        text = _TEMPLATE_COMMENT.sub("", path.read_text(encoding="utf-8"))
        said += [f"{path.relative_to(ROOT)}: {what}" for what, pattern in _INLINE.items() if pattern.search(text)]
    assert not said, "\n" + "\n".join(said)


@pytest.mark.parametrize(
    "text",
    ['<p style="x">', '<a class="b" onclick="x()">', "<script>x()</script>", "<style>", '<a href="javascript:x()">'],
)
def test_it_notices_what_the_security_policy_would_refuse(text: str) -> None:
    assert any(pattern.search(text) for pattern in _INLINE.values())


def test_texts_are_translated_before_they_are_filled_in() -> None:
    assert translations.find_texts().broken == []


def test_no_file_grows_beyond_four_hundred_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in written_files(".py", ".html", ".js", ".css")
        if "migrations" not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long, f"two subjects in one file? {long}"


def test_files_are_named_by_their_subject() -> None:
    drawers = [str(path.relative_to(ROOT)) for path in python_files() if path.stem in _DRAWERS]
    assert not drawers


def test_nothing_names_a_package_registry_or_a_cdn() -> None:
    others = [
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
        ROOT / "README.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / ".ci").iterdir(),
    ]
    deploy = [path for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    said = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in [*written_files(".py", ".html", ".js", ".css", ".txt"), *others, *deploy]
        if path.exists()
        for name in _REGISTRIES
        if name in path.read_text(encoding="utf-8", errors="ignore")
    ]
    assert not said


def test_every_part_of_the_house_is_an_app() -> None:
    installed = {config.name for config in apps.get_app_configs()}
    for name in [*settings.FOUNDATION, *settings.ROOMS]:
        assert name in installed
        assert (ROOT / name.replace(".", "/") / "apps.py").exists(), f"{name} has no apps.py"


def test_nobody_opens_the_admin() -> None:
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
