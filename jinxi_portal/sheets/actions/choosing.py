"""Looking into a file: which sheet holds the list, where its headings are, what each column means."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.choose import best_sheet
from jinxi_portal.sheets.layout.guess import Layout, Question, Why, guess_layout
from jinxi_portal.sheets.models import RememberedMapping
from jinxi_portal.sheets.reading.book import Book, open_book
from jinxi_portal.sheets.reading.cells import text_of
from jinxi_portal.sheets.reading.refusal import FileRefused

_LOOK_AT = 60
_MOSTLY = 0.8


@dataclass(frozen=True)
class Opening:
    """What the first look found; ``layout`` is None when a person must choose the sheet or the headings."""

    layout: Layout | None
    text: dict[str, Any] = field(default_factory=dict)
    text_is_certain: bool = True

    @property
    def is_clear(self) -> bool:
        """Nothing to ask: the list can be read at once and shown to a person before it goes in."""
        return self.layout is not None and self.layout.certain and self.text_is_certain


def look_into(path: Path, name: str, kind: SheetKind, sender_key: str) -> Opening:
    """The thorough first look at a file that has just come.

    Raises:
        FileRefused: it cannot be taken.
    """
    book = open_book(path, name=Path(name).stem)
    text = asdict(book.text) if book.text is not None else {}
    certain = book.text is None or book.text.certain
    try:
        layout = with_memory(_remembered_table(book, kind, sender_key) or best_sheet(book, kind), kind, sender_key)
    except FileRefused as refused:
        if refused.code != "no_table" or not _could_be_a_table(book):
            raise
        return Opening(None, text, certain)
    return Opening(layout if certain else None, text, certain)


def layout_of(book: Book, sheet_name: str, header_row: int | None, kind: SheetKind, sender_key: str) -> Layout:
    """The layout of the sheet a person chose.

    Raises:
        FileRefused: there is no such sheet, or no table in it.
    """
    return with_memory(guess_layout(book.sheet(sheet_name), kind, header_row=header_row), kind, sender_key)


def with_memory(layout: Layout, kind: SheetKind, sender_key: str) -> Layout:
    """The sender's headings understood as last time; questions that were answered then are not asked again."""
    memory = RememberedMapping.objects.filter(kind=kind.key, sender_key=sender_key).first()
    if memory is None:
        return layout
    known = {heading: key for heading, key in memory.mapping.items() if key is None or key in {*kind.by_key, "serial"}}
    remembered = layout.mapped(
        {heading: known[heading] for heading in layout.mapping if heading in known}, Why.REMEMBERED
    )
    open_questions = [question for question in layout.questions if not _answered(question, known)]
    return replace(remembered, questions=(*open_questions, *missing_columns(remembered, kind)))


def _remembered_table(book: Book, kind: SheetKind, sender_key: str) -> Layout | None:
    """A visible sheet with the very headings of the sender's last list, whatever they are called."""
    memory = RememberedMapping.objects.filter(kind=kind.key, sender_key=sender_key).first()
    if memory is None:
        return None
    for sheet in book.visible_sheets:
        for row in sheet.first_rows(_LOOK_AT):
            headings = ["".join(text_of(cell).split()) for cell in row.cells if text_of(cell)]
            known = [heading for heading in headings if heading in memory.mapping]
            if len(known) > 1 and len(known) >= _MOSTLY * len(headings) and any(memory.mapping[each] for each in known):
                return guess_layout(sheet, kind, header_row=row.number)
    return None


def missing_columns(layout: Layout, kind: SheetKind) -> list[Question]:
    found = {column.key for column in layout.columns}
    return [Question("required_missing", {"label": spec.label}) for spec in kind.required if spec.key not in found]


def _answered(question: Question, known: Mapping[str, str | None]) -> bool:
    asked_about = [question.facts[fact] for fact in ("heading", "other", "kept") if fact in question.facts]
    return question.code == "required_missing" or (
        bool(asked_about) and all(heading in known for heading in asked_about)
    )


def _could_be_a_table(book: Book) -> bool:
    """Some sheet has two rows of two cells: a person may find a table where the guess did not."""
    for sheet in book.sheets:
        if sum(sum(cell is not None for cell in row.cells) > 1 for row in sheet.first_rows(60)) > 1:
            return True
    return False
