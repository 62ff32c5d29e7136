"""Rows of a sheet by the thousand, understood column by column: the cheap way through a long list."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from jinxi_portal.sheets.columns import Cleaned, ColumnSpec
from jinxi_portal.sheets.kinds import SheetKind
from jinxi_portal.sheets.layout.guess import Layout
from jinxi_portal.sheets.layout.row import clean_cell, faults_of_row
from jinxi_portal.sheets.layout.rows_of_sheet import RowKind, row_reader
from jinxi_portal.sheets.problems import Problem
from jinxi_portal.sheets.reading.cells import Cell, text_of
from jinxi_portal.sheets.reading.refusal import FileRefused
from jinxi_portal.sheets.reading.sheet import RawRow, Sheet

SIZE = 5_000
_REMEMBERED = 20_000


class Chunk:
    """Up to ``SIZE`` rows of data and what lay between them.

    ``keys`` are the columns that were understood, ``columns`` their values, in the same order; ``problems`` are by the
    place of the row in the chunk.
    """

    def __init__(
        self, reader: "ChunkReader", rows: list[RawRow], others: list[tuple[int, RowKind]], first: int
    ) -> None:
        self.rows = rows
        self.others = others
        self.first_position = first
        self.problems: dict[int, list[Problem]] = {}
        self._reader = reader
        self.keys = reader.keys
        self.columns = reader.understand(self)
        keys = self.keys
        #: The values of each row by column key.
        self.values = (
            [dict(zip(keys, said, strict=True)) for said in zip(*self.columns, strict=True)]
            if keys
            else [{} for _ in rows]
        )
        reader.look_at_whole_rows(self)

    @property
    def seen(self) -> int:
        """Rows of the file, of whatever kind."""
        return len(self.rows) + len(self.others)

    @property
    def last_number(self) -> int:
        return max(self.rows[-1].number if self.rows else 0, self.others[-1][0] if self.others else 0)

    @property
    def counts(self) -> Counter[str]:
        counts: Counter[str] = Counter(kind.value for _number, kind in self.others)
        counts[RowKind.DATA.value] = len(self.rows)
        return counts

    def kept(self, place: int) -> dict[str, str]:
        """The filled cells of columns that were kept as they are, by heading."""
        return self._reader.kept_cells(self.rows[place].cells)

    @property
    def has_kept(self) -> bool:
        return bool(self._reader.beside)

    def written(self, place: int) -> dict[str, str]:
        """The cells of the understood columns as they stand in the file."""
        return self._reader.written(self.rows[place].cells)


class ChunkReader:
    """What one sheet's layout and kind mean for its cells; remembers repeated words, never what tells people apart."""

    def __init__(self, layout: Layout, kind: SheetKind) -> None:
        self.kind = kind
        self.known = [(c.index, c.key, c.heading) for c in layout.columns if c.key and c.key in kind.by_key]
        self.beside = [(c.index, c.heading) for c in layout.columns if c.key is None]
        self.keys = tuple(key for _index, key, _heading in self.known)
        self.headings = {key: heading for _index, key, heading in self.known}
        self._columns = [_column_reader(kind.by_key[key]) for key in self.keys]

    def understand(self, chunk: Chunk) -> list[list[str]]:
        columns = []
        cells_of = self._turned(chunk.rows)
        for (index, key, heading), read in zip(self.known, self._columns, strict=True):
            cells = cells_of[index]
            values, faults = read(cells)
            columns.append(values)
            spec = self.kind.by_key[key]
            for place, code in faults.items():
                problem = Problem(chunk.rows[place].number, heading, spec.mask(cells[place]), code)
                chunk.problems.setdefault(place, []).append(problem)
        return columns

    def _turned(self, rows: list[RawRow]) -> list[Sequence[Cell]]:
        """The cells by column; short rows are filled up."""
        width = max([index for index, *_rest in self.known], default=-1) + 1
        padded = [cells if len(cells) >= width else cells + [None] * (width - len(cells)) for _number, cells in rows]
        return list(zip(*padded, strict=False)) if rows else [()] * width

    def look_at_whole_rows(self, chunk: Chunk) -> None:
        for place, values in enumerate(chunk.values):
            if faults := faults_of_row(self.kind, values):
                self._note(chunk, place, faults)

    def _note(self, chunk: Chunk, place: int, faults: Sequence[tuple[str, str]]) -> None:
        written, row = self.written(chunk.rows[place].cells), chunk.rows[place]
        for key, code in faults:
            spec = self.kind.by_key[key]
            masked = spec.mask(written.get(key, "")) if code != "missing" else ""
            problem = Problem(row.number, self.headings.get(key) or str(spec.label), masked, code)
            chunk.problems.setdefault(place, []).append(problem)

    def kept_cells(self, cells: Sequence[Cell]) -> dict[str, str]:
        width = len(cells)
        return {heading: text for index, heading in self.beside if index < width and (text := text_of(cells[index]))}

    def written(self, cells: Sequence[Cell]) -> dict[str, str]:
        width = len(cells)
        return {
            key: cell if isinstance(cell, str) else text_of(cell)
            for index, key, _heading in self.known
            if index < width and (cell := cells[index]) not in (None, "")
        }


#: Values of a column of cells, and the faults by place.
_ReadColumn = Callable[[Sequence[Cell]], tuple[list[str], Mapping[int, str]]]


def _column_reader(spec: ColumnSpec) -> _ReadColumn:
    if spec.sensitive or spec.plain is not None:
        return _each_cell(spec)
    return _with_memory(spec)


def _each_cell(spec: ColumnSpec) -> _ReadColumn:
    clean, plain = spec.clean, spec.plain.fullmatch if spec.plain is not None else None

    def read(cells: Sequence[Cell]) -> tuple[list[str], Mapping[int, str]]:
        values: list[str] = []
        faults: dict[int, str] = {}
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                values.append("")
            elif plain is not None and cell.__class__ is str and plain(cell):
                values.append(cell)
            else:
                value, fault = clean(cell)
                if fault is not None:
                    value, fault = clean_cell(spec, cell)
                    faults[place] = fault or ""
                values.append(value)
        return values, faults

    return read


class _Memory(dict[object, str]):
    """Cell -> value; what is new is cleaned. Numbers are told from booleans and texts by their type."""

    def __init__(self, spec: ColumnSpec) -> None:
        super().__init__()
        self.spec = spec
        self.faults: dict[object, str] = {}

    def __missing__(self, cell: object) -> str:
        cleaned: Cleaned = clean_cell(self.spec, cell[1] if isinstance(cell, tuple) else cell)  # type: ignore[arg-type]
        self[cell] = cleaned.value
        if cleaned.problem is not None:
            self.faults[cell] = cleaned.problem
        return cleaned.value


def _with_memory(spec: ColumnSpec) -> _ReadColumn:
    memory = _Memory(spec)

    def read(cells: Sequence[Cell]) -> tuple[list[str], Mapping[int, str]]:
        if len(memory) > _REMEMBERED:
            memory.clear()
            memory.faults.clear()
        memory[None] = ""
        keys = [cell if cell.__class__ is str or cell is None else (cell.__class__, cell) for cell in cells]
        values = [memory[key] for key in keys]
        known = memory.faults
        if not known:
            return values, {}
        return values, {place: known[key] for place, key in enumerate(keys) if key in known}

    return read


def read_chunks(
    sheet: Sheet, layout: Layout, kind: SheetKind, *, after: int = 0, size: int | None = None
) -> Iterator[Chunk]:
    """The rows of a sheet in their order, in chunks. ``after`` goes on behind a row number that was read before.

    Raises:
        FileRefused: too many rows or columns, the file breaks off, or there is no data below the headings.
    """
    size = size or SIZE
    kind_of, reader = row_reader(layout), ChunkReader(layout, kind)
    limit, position, first = sheet.limits.rows, 0, 1
    rows: list[RawRow] = []
    others: list[tuple[int, RowKind]] = []
    for row in sheet.rows():
        number, cells = row
        what = kind_of(number, cells)
        if what is not RowKind.DATA:
            if number > after:
                others.append((number, what))
            continue
        position += 1
        if number <= after:
            first = position + 1
            continue
        if position > limit:
            raise FileRefused("too_many_rows", sheet=sheet.name, limit=limit)
        rows.append(row)
        if len(rows) == size:
            yield Chunk(reader, rows, others, first)
            rows, others, first = [], [], position + 1
    if rows or others:
        yield Chunk(reader, rows, others, first)
    if not position:
        raise FileRefused("no_data", sheet=sheet.name, row=layout.header_row)
