"""How personal data looks by default: enough to recognise it beside the paper, too little to use it."""

import re

from jinxi_portal.kernel.half_width import to_half_width

HIDDEN = "*"


def mask_id_number(value: str) -> str:
    """361027********1234; shorter texts show less, and a mask stays a mask."""
    return _keep(value, 6, 4) if len(value) >= 15 else _keep_some(value)


def mask_mobile(value: str) -> str:
    """138****1234."""
    return _keep(value, 3, 4) if len(value) >= 11 else _keep_some(value)


def mask_name(name: str) -> str:
    """张*, 张*芳, 古**·***: the first character, and the last of a name of three or four; dots stay."""
    name = name.strip()
    if len(name) <= 1:
        return HIDDEN * len(name)
    shown = {0, len(name) - 1} if 3 <= len(name) <= 4 else {0}
    return "".join(sign if place in shown or sign == "·" else HIDDEN for place, sign in enumerate(name))


def _keep(value: str, first: int, last: int) -> str:
    return value[:first] + HIDDEN * (len(value) - first - last) + value[-last:]


def _keep_some(value: str) -> str:
    """Of a text of unknown meaning: at most the first and last quarter."""
    shown = len(value) // 4
    return (
        value[:shown] + HIDDEN * (len(value) - 2 * shown) + value[len(value) - shown :]
        if shown
        else HIDDEN * len(value)
    )


_RUN = re.compile(r"[0-9](?:[\s.\-‐–—*]*[0-9])*[Xx]?")  # noqa: RUF001 (every dash people type)
_SHORTEST = 5


def mask_any(text: object) -> str:
    """A cell for an error list: every run of five or more digits, however it is spaced, is masked; words stay."""
    return _RUN.sub(_mask_run, to_half_width("" if text is None else str(text)))


def _mask_run(found: re.Match[str]) -> str:
    run = found[0]
    places = [place for place, sign in enumerate(run) if sign.isalnum()]
    count = len(places)
    if count < _SHORTEST:
        return run
    first, last = (6, 4) if count >= 15 else (3, 4) if count >= 11 else (count // 4, count // 4)
    hidden = set(places[first : count - last])
    return "".join(HIDDEN if place in hidden else sign for place, sign in enumerate(run))
