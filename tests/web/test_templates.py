"""What every template of the portal keeps, so that nobody has to watch for it in reviews."""

import re
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path for folder in ROOT.rglob("templates") if ".venv" not in folder.parts for path in folder.rglob("*.*")
)
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]


def _told(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PAGES, ids=_told)
def test_a_page_obeys_its_security_policy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text), "inline styles are forbidden: use a class"
    assert not re.search(r"<style\b", text), "inline styles are forbidden: use a file in static/css"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "inline scripts are forbidden: use a file in static/js"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "inline handlers are forbidden: use a data attribute"
    assert "hx-on" not in text, "htmx may not evaluate code"
    assert not re.search(r"(src|href)=\"(https?:)?//", text), "nothing is loaded from elsewhere"


@pytest.mark.parametrize("path", TEMPLATES, ids=_told)
def test_a_comment_ends_on_its_line(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert line.count("{#") == line.count("#}"), f"Django would show this to people: {line.strip()[:80]}"


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.suffix == ".txt"], ids=_told)
def test_a_sentence_is_plain_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|(day|moment)\b", text), (
        "these filters write markup, which a sentence shows as it stands: use date"
    )


@pytest.mark.parametrize("path", [path for path in PAGES if "components" in path.parts], ids=_told)
def test_a_component_says_what_it_takes(path: Path) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[:3]
    assert head[0].startswith("{#")
    assert "ariables" in " ".join(head)


@pytest.mark.parametrize("path", PAGES, ids=_told)
def test_a_template_can_be_read(path: Path) -> None:
    engines["django"].from_string(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=_told)
def test_chinese_text_is_translatable(path: Path) -> None:
    """Chinese outside of translate tags, ``_("…")`` and comments would stay Chinese for English readers."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{#.*?#}", "", text)
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%\s*blocktrans.*?endblocktrans(?:late)?\s*%}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}", "", text)
    assert not re.search(r"[\u4e00-\u9fff]", text)


def test_words_for_people_are_not_built_with_f_strings() -> None:
    wrong = re.compile(r"(?<![\w.])(?:_|gettext|gettext_lazy|ngettext)\(\s*f[\"']")
    found = [
        _told(path)
        for path in ROOT.rglob("*.py")
        if not {".venv", "tests"} & set(path.relative_to(ROOT).parts) and wrong.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
