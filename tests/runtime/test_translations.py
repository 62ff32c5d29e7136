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
    code, page = tmp_path / "members" / "code.py", tmp_path / "templates" / "members" / "page.html"
    for path, content in ((code, CODE), (page, PAGE)):
        path.parent.mkdir(parents=True)
        path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "python_files", lambda: [code])
    monkeypatch.setattr(translations, "template_files", lambda: [page])
    return tmp_path


def members_catalogue() -> Path:
    return translations.catalogue_file("members")


def translate_all() -> None:
    catalogue = polib.pofile(str(members_catalogue()))
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
    (house / "members" / "code.py").write_text(
        f"from django.utils.translation import gettext as _\nname = ''\n{call}\n", encoding="utf-8"
    )
    assert "named placeholders" in translations.find_texts().broken[0]


@pytest.mark.parametrize(
    ("imported", "line", "refused"),
    [
        ("gettext", 'SAID = {1: _("求助")}', True),
        ("gettext_lazy", 'HELP = _("最多 %(n)s 张") % {"n": 6}', True),
        ("gettext_lazy", 'SAID = {1: _("求助")}', False),
        ("gettext", 'def say():\n    return _("最多 %(n)s 张") % {"n": 6}', False),
    ],
)
def test_a_text_read_at_import_is_refused(house: Path, imported: str, line: str, refused: bool) -> None:
    """It would stay Chinese for everybody who reads English."""
    source = f"from django.utils.translation import {imported} as _\n{line}\n"
    (house / "members" / "code.py").write_text(source, encoding="utf-8")
    assert bool(translations.find_texts().early) is refused


def test_a_new_text_fails_the_check_until_it_has_english(house: Path) -> None:
    assert "no English entry for “上传花名册”" in "\n".join(translations.complaints())
    translations.extract()
    assert "“上传花名册” has no English yet" in "\n".join(translations.complaints())
    translate_all()
    assert list(translations.complaints()) == []


def test_extracting_again_keeps_the_english_and_drops_what_is_gone(house: Path) -> None:
    translations.extract()
    translate_all()
    (house / "members" / "code.py").write_text(
        "from django.utils.translation import gettext as _\n_('上传花名册')\n", encoding="utf-8"
    )
    assert "the catalogue of members keeps “您好，%(name)s”" in "\n".join(translations.complaints())
    translations.extract()
    catalogue = polib.pofile(str(members_catalogue()))
    entry = catalogue.find("上传花名册")
    assert entry is not None
    assert entry.msgstr == "English 上传花名册"
    assert catalogue.find("您好，%(name)s") is None


def test_a_fuzzy_or_wrongly_filled_text_fails_the_check(house: Path) -> None:
    translations.extract()
    translate_all()
    catalogue = polib.pofile(str(members_catalogue()))
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
    compiled = members_catalogue().with_suffix(".mo")
    assert polib.mofile(str(compiled)).find("上传花名册").msgstr == "English 上传花名册"  # type: ignore[union-attr]
    before = compiled.stat().st_mtime_ns
    translations.compile_changed()
    assert compiled.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("members/states.py", "members"),
        ("templates/members/leads.html", "members"),
        ("templates/timeline/members/found.txt", "members"),
        ("jinxi_portal/records/forms.py", "jinxi_portal/records"),
        ("templates/records/access_log.html", "jinxi_portal/records"),
        ("templates/components/table.html", "jinxi_portal/web"),
        ("templates/mfa/index.html", "jinxi_portal/web"),
        ("jinxi_portal/kernel/areas.py", "jinxi_portal"),
    ],
)
def test_a_text_stands_in_the_catalogue_of_the_room_it_belongs_to(place: str, owner: str) -> None:
    assert translations.owner_of(place) == owner


def test_two_rooms_say_the_same_words_with_the_same_english(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = house / "branches" / "code.py"
    other.parent.mkdir()
    other.write_text("from django.utils.translation import gettext as _\n_('上传花名册')\n", encoding="utf-8")
    translations.extract()
    translate_all()
    monkeypatch.setattr(translations, "python_files", lambda: [house / "members" / "code.py", other])
    translations.extract()
    catalogue = polib.pofile(str(translations.catalogue_file("branches")))
    assert catalogue[0].msgstr == "English 上传花名册"
    catalogue[0].msgstr = "Something else"
    catalogue.save()
    assert "has one English in members and another in branches" in "\n".join(translations.complaints())
