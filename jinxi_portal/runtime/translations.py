"""The English catalogue without system gettext: ``python -m jinxi_portal.runtime.translations extract|check|compile``.

Chinese is the source language, so only English has a catalogue. Texts are found in Python by its syntax tree and in
templates by Django's own reader.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import python_files, template_files

CATALOGUE = ROOT / "jinxi_portal" / "locale" / "en" / "LC_MESSAGES" / "django.po"
#: Function of ``django.utils.translation`` -> its arguments up to the last text: c(ontext), s(ingular), p(lural).
_FUNCTIONS = {
    **dict.fromkeys(["gettext", "gettext_lazy", "gettext_noop"], "s"),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], "sp"),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], "cs"),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], "csp"),
}
_LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_TEMPLATE_CALL = re.compile(
    rf"\b(n?p?gettext|_)\(\s*({_LITERAL})(?:\s*,\s*({_LITERAL}))?(?:\s*,\s*({_LITERAL}))?", re.DOTALL
)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True)
class Text:
    """One text of the source language."""

    singular: str
    plural: str = ""
    context: str | None = None


@dataclass
class Findings:
    """Every text with the files it stands in, and calls that can never be translated."""

    places: dict[Text, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def add(self, arguments: list[str], shape: str, place: str) -> None:
        parts = dict(zip(shape, arguments, strict=False))
        text = Text(parts["s"], parts.get("p", ""), parts.get("c"))
        self.places.setdefault(text, set()).add(place)


def find_texts() -> Findings:
    """Every text that code and templates mark for translation."""
    found = Findings()
    for path in python_files():
        _read_python(path, found)
    for path in template_files():
        _read_template(path, found)
    return found


def _read_python(path: Path, found: Findings) -> None:
    place = str(path.relative_to(ROOT))
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=place)
    names = {
        alias.asname or alias.name: _FUNCTIONS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in _FUNCTIONS
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names):
            continue
        shape = names[node.func.id]
        arguments = node.args[: len(shape)]
        texts = [item.value for item in arguments if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        if len(texts) == len(shape):
            found.add(texts, shape, place)
        elif any(isinstance(item, ast.JoinedStr | ast.BinOp) or _is_format(item) for item in arguments):
            found.broken.append(
                f'{place}:{node.lineno}: the text is put together before it is translated; use named placeholders: _("…%(name)s…") % {{…}}'
            )


def _is_format(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def _read_template(path: Path, found: Findings) -> None:
    from django.utils.translation.template import templatize

    source = path.read_text(encoding="utf-8")
    for call in _TEMPLATE_CALL.finditer(templatize(source, origin=str(path))):
        shape = {"gettext": "s", "_": "s", "ngettext": "sp", "pgettext": "cs", "npgettext": "csp"}[call[1]]
        arguments = [ast.literal_eval(text) for text in call.groups()[1 : 1 + len(shape)] if text]
        if len(arguments) == len(shape):
            found.add(arguments, shape, str(path.relative_to(ROOT)))


def _catalogue() -> polib.POFile:
    if CATALOGUE.exists():
        return polib.pofile(str(CATALOGUE), wrapwidth=0)
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {
        "Project-Id-Version": "jinxi-portal",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return fresh


def _key(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural, entry.msgctxt)


def extract() -> int:
    """Write every new text into the catalogue, without its English yet; drop texts that are gone."""
    found = find_texts()
    known = {_key(entry): entry for entry in _catalogue() if not entry.obsolete}
    fresh = _catalogue()
    fresh.clear()
    for text, places in sorted(
        found.places.items(), key=lambda item: (min(item[1]), item[0].singular, item[0].context or "")
    ):
        entry = known.get(text) or polib.POEntry(msgid=text.singular, msgid_plural=text.plural, msgctxt=text.context)
        if text.plural and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        entry.occurrences = [(place, "") for place in sorted(places)]
        entry.flags = [flag for flag in entry.flags if flag != "python-format"]
        if _PLACEHOLDER.search(text.singular + text.plural):
            entry.flags.append("python-format")
        fresh.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(CATALOGUE))
    missing = sum(not entry.translated() for entry in fresh)
    print(
        f"{len(fresh)} texts, {len(set(found.places) - set(known))} new, {len(set(known) - set(found.places))} gone, {missing} without English"
    )
    return 0


def complaints() -> Iterator[str]:
    """What is wrong with the catalogue, a sentence each."""
    found = find_texts()
    yield from found.broken
    entries = {_key(entry): entry for entry in _catalogue() if not entry.obsolete}
    for text, places in found.places.items():
        where = ", ".join(sorted(places))
        entry = entries.get(text)
        if entry is None:
            yield f"{where}: no English entry for “{text.singular}”; run make messages"
        elif entry.fuzzy:
            yield f"{where}: the English for “{text.singular}” is marked fuzzy; look at it and remove the mark"
        elif not entry.translated():
            yield f"{where}: “{text.singular}” has no English yet"
        else:
            wanted = set(_PLACEHOLDER.findall(text.singular))
            for english in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
                given = set(_PLACEHOLDER.findall(english))
                if given != wanted and not (text.plural and given < wanted):
                    yield f"{where}: the English of “{text.singular}” has other placeholders: {sorted(given)} for {sorted(wanted)}"
    for text in entries.keys() - found.places.keys():
        yield f"the catalogue keeps “{text.singular}”, which nothing uses; run make messages"


def compile_changed() -> None:
    """Write the machine-readable catalogue beside each one that is newer."""
    for source in (ROOT / "jinxi_portal" / "locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(".mo.new")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)


def main(arguments: list[str]) -> int:
    if arguments == ["extract"]:
        return extract()
    if arguments == ["compile"]:
        compile_changed()
        return 0
    if arguments == ["check"]:
        found = list(complaints())
        print("\n".join(found) or "Every text has its English.")
        return 1 if found else 0
    print("usage: translations extract|check|compile", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
