"""The English catalogues without system gettext: ``python -m jinxi_portal.runtime.translations extract|check|compile``.

Chinese is the source language, so only English has catalogues: one for each room and each part of the foundation, beside
its code. Texts are found in Python by its syntax tree and in templates by Django's own reader.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import FOUNDATION, ROOMS, python_files, template_files

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
#: What runs later than the import.
_LATER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True)
class Text:
    """One text of the source language."""

    singular: str
    plural: str = ""
    context: str | None = None


@dataclass
class Findings:
    """Every text with the files it stands in, calls that can never be translated, and those that are translated too early."""

    places: dict[Text, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)

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
    lazy = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name.endswith(("_lazy", "_noop"))
    }
    found.early += _read_too_early(tree, names, lazy, place)
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


def _read_too_early(tree: ast.Module, names: dict[str, str], lazy: set[str], place: str) -> Iterator[str]:
    """Texts outside of functions that are translated, or put together, while the module is imported: in Chinese, for everybody."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        waiting += [part for part in ast.iter_child_nodes(node) if not isinstance(part, _LATER)]
        together = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)
        call = node.left if isinstance(node, ast.BinOp) and together else node
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names):
            continue
        if together or call.func.id not in lazy:
            yield f"{place}:{call.lineno}: the text is read when the module is imported; use gettext_lazy, and put it together where it is shown"


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


def owner_of(place: str) -> str:
    """The room or part of the foundation whose catalogue a file's texts stand in.

    Pages of libraries are the frame's; what is no Django app (the kernel) shares the catalogue of ``jinxi_portal``.
    """
    parts = place.split("/")
    is_template = parts[0] == "templates"
    if is_template:
        parts = parts[2 if parts[1] == "timeline" else 1 :]
    elif parts[0] == "jinxi_portal":
        parts = parts[1:]
    if parts[0] in ROOMS:
        return parts[0]
    if parts[0] in FOUNDATION:
        return f"jinxi_portal/{parts[0]}"
    return "jinxi_portal/web" if is_template else "jinxi_portal"


def catalogue_file(owner: str) -> Path:
    return ROOT / owner / "locale" / "en" / "LC_MESSAGES" / "django.po"


def words_of_django() -> dict[str, Path]:
    """By language, what Django itself says of forms, in our words. Written by hand: no code of ours holds these texts."""
    folder = ROOT / "jinxi_portal" / "web" / "django_words"
    return {language: folder / language / "LC_MESSAGES" / "django.po" for language in ("zh_Hans", "en")}


def _catalogue(owner: str) -> polib.POFile:
    path = catalogue_file(owner)
    if path.exists():
        return polib.pofile(str(path), wrapwidth=0)
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


def _entries(owner: str) -> dict[Text, polib.POEntry]:
    return {_key(entry): entry for entry in _catalogue(owner) if not entry.obsolete}


def _key(entry: polib.POEntry) -> Text:
    return Text(entry.msgid, entry.msgid_plural, entry.msgctxt)


def _owners() -> list[str]:
    """Everybody who may have a catalogue, from the foundation upwards."""
    return ["jinxi_portal", *(f"jinxi_portal/{part}" for part in FOUNDATION), *ROOMS]


def _by_owner(found: Findings) -> dict[str, dict[Text, set[str]]]:
    """Texts with their files, per catalogue."""
    shares: dict[str, dict[Text, set[str]]] = {owner: {} for owner in _owners()}
    for text, places in found.places.items():
        for place in places:
            shares[owner_of(place)].setdefault(text, set()).add(place)
    return shares


def extract() -> int:
    """Write every new text into its catalogue, without its English yet; drop texts that are gone.

    A text that another catalogue has in English already takes it over: the same words, the same English.
    """
    shares = _by_owner(find_texts())
    known = {owner: _entries(owner) for owner in shares}
    said: dict[Text, polib.POEntry] = {}
    for owner in shares:
        for text, entry in known[owner].items():
            if entry.translated():
                said.setdefault(text, entry)
    count = new = gone = missing = 0
    for owner, texts in shares.items():
        fresh = _catalogue(owner)
        fresh.clear()
        for text, places in sorted(
            texts.items(), key=lambda item: (min(item[1]), item[0].singular, item[0].context or "")
        ):
            entry = known[owner].get(text)
            if entry is None:
                new += 1
                entry = polib.POEntry(msgid=text.singular, msgid_plural=text.plural, msgctxt=text.context)
            if not entry.translated() and text in said:
                entry.msgstr, entry.msgstr_plural = said[text].msgstr, said[text].msgstr_plural
            if text.plural and not entry.msgstr_plural:
                entry.msgstr_plural = {0: "", 1: ""}
            entry.occurrences = [(place, "") for place in sorted(places)]
            entry.flags = [flag for flag in entry.flags if flag != "python-format"]
            if _PLACEHOLDER.search(text.singular + text.plural):
                entry.flags.append("python-format")
            fresh.append(entry)
        count += len(fresh)
        gone += len(known[owner].keys() - texts.keys())
        missing += sum(not entry.translated() for entry in fresh)
        path = catalogue_file(owner)
        if len(fresh):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.save(str(path))
        else:
            path.unlink(missing_ok=True)
    print(f"{count} texts, {new} new, {gone} gone, {missing} without English")
    return 0


def complaints() -> Iterator[str]:
    """What is wrong with the catalogues, a sentence each."""
    found = find_texts()
    yield from found.broken
    yield from found.early
    english: dict[Text, tuple[str, object]] = {}
    for owner, texts in _by_owner(found).items():
        entries = _entries(owner)
        for text, places in texts.items():
            where = ", ".join(sorted(places))
            entry = entries.get(text)
            yield from _complaints_of(text, entry, where)
            if entry is None or not entry.translated():
                continue
            first, words = english.setdefault(text, (owner, entry.msgstr or entry.msgstr_plural))
            if words != (entry.msgstr or entry.msgstr_plural):
                yield f"“{text.singular}” has one English in {first} and another in {owner}; make them equal or give one a context"
        for text in entries.keys() - texts.keys():
            yield f"the catalogue of {owner} keeps “{text.singular}”, which nothing there uses; run make messages"


def _complaints_of(text: Text, entry: polib.POEntry | None, where: str) -> Iterator[str]:
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


def compile_changed() -> None:
    """Write the machine-readable catalogue beside each one that is newer."""
    for source in [*map(catalogue_file, _owners()), *words_of_django().values()]:
        target = source.with_suffix(".mo")
        if not source.exists():
            target.unlink(missing_ok=True)
            continue
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
