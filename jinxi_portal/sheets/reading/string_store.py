"""The shared strings of a workbook, kept on disk in blocks so that memory stays flat."""

import errno
import marshal
import os
import tempfile
from array import array
from collections import OrderedDict
from io import FileIO
from types import TracebackType

_BLOCK = 32
_KEPT_BLOCKS = 1024


class StringStore:
    """Append strings, then read them by number. Some thirty thousand that were used last stay in memory."""

    def __init__(self) -> None:
        self._filling: list[str] = []
        self._ends = array("Q")
        self._kept: OrderedDict[int, list[str]] = OrderedDict()
        self._file: FileIO | None = None
        self._length = 0

    def append(self, text: str) -> None:
        self._filling.append(text)
        self._length += 1
        if len(self._filling) == _BLOCK:
            self._put_away()

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: int) -> str:
        block = number // _BLOCK
        strings = self._kept.get(block)
        if strings is None:
            strings = self._filling if block == len(self._ends) else self._fetch(block)
        else:
            self._kept.move_to_end(block)  # the words of every row came with the first: they stay
        return strings[number % _BLOCK]

    def _put_away(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="sheet-strings-", buffering=0)  # noqa: SIM115 - closed by close()
        packed = marshal.dumps(self._filling)
        if self._file.write(packed) != len(packed):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._ends.append((self._ends[-1] if self._ends else 0) + len(packed))
        self._keep(len(self._ends) - 1, self._filling)
        self._filling = []

    def _fetch(self, block: int) -> list[str]:
        if self._file is None or not 0 <= block < len(self._ends):
            raise IndexError(block)
        start = self._ends[block - 1] if block else 0
        packed = os.pread(self._file.fileno(), self._ends[block] - start, start)
        strings: list[str] = marshal.loads(packed)  # noqa: S302 - our own temporary file, written above
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
