"""Which sheet of a book holds the list."""

from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.guess import Layout, guess_layout
from jinxi_portal.sheets.reading.book import Book
from jinxi_portal.sheets.reading.refusal import FileRefused


def best_sheet(book: Book, kind: SheetKind) -> Layout:
    """The layout of the visible sheet that names most columns of the kind, the first of several.

    Raises:
        FileRefused: no visible sheet holds a table; the reason is that of the first sheet.
    """
    best: Layout | None = None
    refusal: FileRefused | None = None
    for sheet in book.visible_sheets:
        try:
            layout = guess_layout(sheet, kind)
        except FileRefused as refused:
            if refusal is None or refused.code == "no_data":
                refusal = refused
            continue
        if best is None or _named(layout) > _named(best):
            best = layout
    if best is not None:
        return best
    raise refusal or FileRefused("no_table", sheet=book.sheets[0].name)


def _named(layout: Layout) -> int:
    return sum(column.key is not None for column in layout.columns)
