"""The shared strings of a workbook, kept on disk in blocks so that memory stays flat."""

import marshal
import tempfile
from collections import OrderedDict
from types import TracebackType
from typing import IO

_BLOCK = 256
_KEPT_BLOCKS = 512


class StringStore:
    """Append strings, then read them by number. The first hundred thousand or so recently used stay in memory."""

    def __init__(self) -> None:
        self._filling: list[str] = []
        self._offsets: list[int] = []
        self._kept: OrderedDict[int, list[str]] = OrderedDict()
        self._file: IO[bytes] | None = None
        self._length = 0

    def append(self, text: str) -> None:
        self._filling.append(text)
        self._length += 1
        if len(self._filling) == _BLOCK:
            self._put_away()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: int) -> str:
        strings = self._kept.get(number // _BLOCK)
        if strings is None:
            block = number // _BLOCK
            strings = self._filling if block == len(self._offsets) else self._fetch(block)
        return strings[number % _BLOCK]

    def _put_away(self) -> None:
        block = len(self._offsets)
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="sheet-strings-")  # noqa: SIM115 - closed by close()
        packed = marshal.dumps(self._filling)
        self._offsets.append(self._file.seek(0, 2))
        self._file.write(packed)
        self._keep(block, self._filling)
        self._filling = []

    def _fetch(self, block: int) -> list[str]:
        if self._file is None or not 0 <= block < len(self._offsets):
            raise IndexError(block)
        self._file.seek(self._offsets[block])
        strings: list[str] = marshal.load(self._file)  # noqa: S302 - our own temporary file, written above
        self._keep(block, strings)
        return strings

    def _keep(self, block: int, strings: list[str]) -> None:
        self._kept[block] = strings
        if len(self._kept) > _KEPT_BLOCKS:
            self._kept.popitem(last=False)

    def close(self) -> None:
        self._kept.clear()
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> "StringStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
