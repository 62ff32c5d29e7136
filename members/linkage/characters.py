"""Syllables that sound nearly the same."""

from functools import cache


@cache
def sounds_nearly(syllable: str) -> str:
    """One spelling for syllables that many southern speakers do not keep apart."""
    for long, short in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(long):
            syllable = short + syllable[2:]
    if syllable.endswith("ng"):
        syllable = syllable[:-1]
    if syllable.startswith("n") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable
