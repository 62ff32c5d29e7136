"""Which characters of two values differ, for marking them side by side."""

from difflib import SequenceMatcher


def mark_differences(one: str, other: str) -> list[tuple[str, bool]]:
    """The first value in pieces, each with whether the second has it too at that place; joined they are `one`.

    Call it the other way round for the second value.
    """
    pieces: list[tuple[str, bool]] = []
    for kind, start, end, _, _ in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if start < end:
            pieces.append((one[start:end], kind == "equal"))
    return pieces


def changed_parts(one: str, other: str) -> tuple[str, str]:
    """What stands only in the first and what stands only in the second: 晓 and 小 of 王晓红 and 王小红."""
    return (
        "".join(text for text, same in mark_differences(one, other) if not same),
        "".join(text for text, same in mark_differences(other, one) if not same),
    )
