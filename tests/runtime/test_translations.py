"""The English catalogue is filled and checked without system gettext."""

from pathlib import Path

import polib
import pytest

from jinxi_portal.runtime import translations
from jinxi_portal.runtime.translations import Text

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext as spoken
def f(n, name):
    _("上传花名册")
    _("您好，%(name)s") % {"name": name}
    ngettext("%(n)s 人", "%(n)s 人们", n)
    spoken("动词", "开")
    _(name)
"""
PAGE = """{% load i18n %}{% translate "首页" %} {% blocktranslate trimmed with n=3 %}
  共 {{ n }} 人
{% endblocktranslate %}{{ _("求助") }}{% if x|default:_("无") %}{% endif %}
{% blocktranslate count n=n %}{{ n }} 条{% plural %}{{ n }} 条们{% endblocktranslate %}
{% translate "开" context "形容词" %}"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "code.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(
        translations, "CATALOGUE", tmp_path / "jinxi_portal" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    )
    monkeypatch.setattr(translations, "python_files", lambda: [tmp_path / "code.py"])
    monkeypatch.setattr(translations, "template_files", lambda: [tmp_path / "page.html"])
    return tmp_path


def translate_all() -> None:
    catalogue = polib.pofile(str(translations.CATALOGUE))
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = "English " + entry.msgid
    catalogue.save()


def test_texts_are_found_in_code_and_templates(house: Path) -> None:
    assert set(translations.find_texts().places) == {
        Text("上传花名册"),
        Text("您好，%(name)s"),
        Text("%(n)s 人", "%(n)s 人们"),
        Text("开", context="动词"),
        Text("首页"),
        Text("共 %(n)s 人"),
        Text("求助"),
        Text("无"),
        Text("%(n)s 条", "%(n)s 条们"),
        Text("开", context="形容词"),
    }


@pytest.mark.parametrize(
    "call", ['_(f"您好 {name}")', '_("您好 %s" % name)', '_("您好 {}".format(name))', '_("您好" + name)']
)
def test_a_text_put_together_before_translation_is_refused(house: Path, call: str) -> None:
    (house / "code.py").write_text(
        f"from django.utils.translation import gettext as _\nname = ''\n{call}\n", encoding="utf-8"
    )
    assert "named placeholders" in translations.find_texts().broken[0]


def test_a_new_text_fails_the_check_until_it_has_english(house: Path) -> None:
    assert "no English entry for “上传花名册”" in "\n".join(translations.complaints())
    translations.extract()
    assert "“上传花名册” has no English yet" in "\n".join(translations.complaints())
    translate_all()
    assert list(translations.complaints()) == []


def test_extracting_again_keeps_the_english_and_drops_what_is_gone(house: Path) -> None:
    translations.extract()
    translate_all()
    (house / "code.py").write_text(
        "from django.utils.translation import gettext as _\n_('上传花名册')\n", encoding="utf-8"
    )
    assert "the catalogue keeps “您好，%(name)s”" in "\n".join(translations.complaints())
    translations.extract()
    catalogue = polib.pofile(str(translations.CATALOGUE))
    entry = catalogue.find("上传花名册")
    assert entry is not None
    assert entry.msgstr == "English 上传花名册"
    assert catalogue.find("您好，%(name)s") is None


def test_a_fuzzy_or_wrongly_filled_text_fails_the_check(house: Path) -> None:
    translations.extract()
    translate_all()
    catalogue = polib.pofile(str(translations.CATALOGUE))
    one, two = catalogue.find("上传花名册"), catalogue.find("您好，%(name)s")
    assert one is not None
    assert two is not None
    one.flags.append("fuzzy")
    two.msgstr = "Hello %(nmae)s"
    catalogue.save()
    said = "\n".join(translations.complaints())
    assert "marked fuzzy" in said
    assert "has other placeholders: ['nmae'] for ['name']" in said


def test_only_a_changed_catalogue_is_compiled(house: Path) -> None:
    translations.extract()
    translate_all()
    translations.compile_changed()
    compiled = translations.CATALOGUE.with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("上传花名册").msgstr == "English 上传花名册"  # type: ignore[union-attr]
    before = compiled.stat().st_mtime_ns
    translations.compile_changed()
    assert compiled.stat().st_mtime_ns == before
