"""What a file may be at most. The sentences that tell a person name these numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    file_bytes: int = 50 * 1024 * 1024
    rows: int = 500_000
    columns: int = 200
    #: Unpacked size of everything in a workbook together, and how far it may have been squeezed.
    unpacked_bytes: int = 1536 * 1024 * 1024
    squeeze_ratio: int = 200
    #: Below this unpacked size the ratio says nothing: a small sheet of equal cells squeezes well.
    squeeze_from_bytes: int = 16 * 1024 * 1024
    parts: int = 5_000
    #: One cell; Excel itself stops at 32,767 characters.
    cell_characters: int = 32_767


LIMITS = Limits()
