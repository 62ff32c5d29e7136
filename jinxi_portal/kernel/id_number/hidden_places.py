"""The signs by which senders hide places of a number, made one: ``*``."""

import re

UNKNOWN = "*"

_SIGNS = re.compile("[﹡∗✱•●○◦·?？_#□■]")  # noqa: RUF001 (every sign that hides digits)
_CROSS = "[Xx×✕\u2573]"
# A run of x or × inside the number hides digits; one at the very end is the check character.
_CROSSED_RUN = re.compile(f"{_CROSS}{{2,}}(?=[0-9])|(?<=[0-9]){_CROSS}(?=[0-9])|{_CROSS}{{3,}}")


def with_stars(text: str) -> str:
    """The text with a ``*`` for every hidden place; an ellipsis stands for three."""
    text = _CROSSED_RUN.sub(lambda run: UNKNOWN * len(run[0]), text)
    return _SIGNS.sub(UNKNOWN, text).replace("…", UNKNOWN * 3)
