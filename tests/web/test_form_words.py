"""What Django says of a form is said in our tone, in both languages, without a word in any form."""

from collections.abc import Iterator
from pathlib import Path

import django
import polib
import pytest
import rest_framework
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from jinxi_portal.runtime.translations import words_of_django


class EveryKind(forms.Form):
    name = forms.CharField()
    note = forms.CharField(max_length=4)
    short = forms.CharField(min_length=4)
    day = forms.DateField()
    at = forms.TimeField()
    count = forms.IntegerField(min_value=1)
    most = forms.IntegerField(max_value=3)
    sum = forms.DecimalField(max_digits=4, decimal_places=2)
    mail = forms.EmailField()
    kind = forms.ChoiceField(choices=[("a", "甲")])
    kinds = forms.MultipleChoiceField(choices=[("a", "甲")])
    code = forms.RegexField("^A$")
    file = forms.FileField()
    until = forms.DateField()


ENTERED = {
    "note": "太长的一句话",
    "short": "短",
    "day": "三月",
    "at": "早上",
    "count": "0",
    "most": "4",
    "sum": "1.234",
    "mail": "x",
    "kind": "b",
    "kinds": ["b"],
    "code": "B",
    "until": "2026-13-01",
}


def said(language: str) -> Iterator[str]:
    with translation.override(language):
        form = EveryKind(ENTERED, {"file": SimpleUploadedFile("list.csv", b"")})
        for errors in form.errors.values():
            yield from map(str, errors)


def test_in_chinese_every_sentence_says_what_to_do() -> None:
    sentences = list(said("zh-hans"))
    assert len(sentences) == len(EveryKind.base_fields)
    assert all("请您" in sentence for sentence in sentences), sentences
    assert sentences[0] == "这里还没有填，请您补上。"
    assert "最多写 4 个字，现在有 6 个，请您缩短一些。" in sentences


def test_in_english_too() -> None:
    sentences = list(said("en"))
    assert all("lease" in sentence for sentence in sentences), sentences
    assert sentences[0] == "This is still empty; please fill it in."


@pytest.mark.parametrize("language", ["zh_Hans", "en"])
def test_every_text_is_one_that_the_libraries_still_say(language: str) -> None:
    """A newer Django that words a sentence anew would quietly fall back to its own."""
    known = set()
    for library in (django, rest_framework):
        inside = "conf/locale" if library is django else "locale"
        folder = Path(str(library.__file__)).parent / inside / "zh_Hans" / "LC_MESSAGES"
        known |= {entry.msgid for entry in polib.mofile(str(folder / "django.mo"))}
    ours = polib.pofile(str(words_of_django()[language]))
    assert not ours.untranslated_entries()
    assert {entry.msgid for entry in ours} <= known
