"""A written name taken apart once, so that the comparison itself is plain equality of columns."""

import re
from dataclasses import dataclass

from jinxi_portal.kernel.names import clean_name, name_key, split_name, to_simplified
from jinxi_portal.kernel.nicknames import read_nickname
from jinxi_portal.kernel.pinyin import syllables
from jinxi_portal.kernel.surnames import COMPOUND_SURNAMES
from members.linkage.characters import sounds_nearly

PLACES = 4
# Two or three characters that cannot be a nickname: nothing has to be cleaned or looked at closely.
PLAIN = re.compile("[\u4e00-\u9fff]{2,3}")
NICKNAME_ENDS = frozenset("姐哥嫂姨婶子叔伯母妈奶婆爷娘傅父师士生志理长任工姑妹板家姆")
NICKNAME_BEGINNINGS = frozenset("小老大阿")


@dataclass(frozen=True, slots=True)
class NameParts:
    """One name, ready for comparison; `name` is empty when only a nickname is known."""

    name: str = ""
    surname: str = ""
    nickname: bool = False
    rewritten: bool = False
    sound: str = ""
    near_sound: str = ""
    length: int = 0
    characters: tuple[str, ...] = ("",) * PLACES
    shortened: str = ""
    swapped: str = ""
    structure: str = ""
    tokens: str = ""


def _shortened(name: str, surname: str) -> str:
    """Every way to lose one character of the given name, as |a|b|."""
    if len(name) < 3:
        return ""
    lost = {name[:i] + name[i + 1 :] for i in range(len(surname), len(name))}
    return "|" + "|".join(sorted(k for k in lost if len(k) >= 2)) + "|"


def _first_part(written: str) -> str:
    """帕提古丽 of 帕提古丽·买买提, as a list that keeps only the first part has it."""
    return name_key(written.split("·")[0]) if "·" in written else ""


def _tokens(name: str, surname: str, written: str) -> tuple[str, str]:
    """What the chance of a name is counted from: surname and characters, or the parts of a minority name."""
    if len(name) > PLACES or not surname:
        parts = [name_key(p) for p in written.split("·")]
        return f"parts{len(parts)}", "|".join(f"p{p}" for p in parts)
    given = name[len(surname) :]
    return f"given{len(given)}", "|".join([f"s{surname}", *(f"g{c}" for c in given)])


def name_parts(raw: str) -> NameParts:
    if PLAIN.fullmatch(raw) and raw[-1] not in NICKNAME_ENDS and raw[0] not in NICKNAME_BEGINNINGS:
        name = to_simplified(raw)
        if name[:2] not in COMPOUND_SURNAMES:
            return _parts(name, raw, name[0])
    return _looked_at_closely(raw)


def _looked_at_closely(raw: str) -> NameParts:
    written = clean_name(raw)
    name = name_key(written)
    if not name:
        return NameParts()
    nickname = read_nickname(written)
    if nickname is not None:
        if not (nickname.surname and nickname.given):
            return NameParts(surname=name_key(nickname.surname or ""), nickname=True)
        name = written = name_key(nickname.surname + nickname.given)
    return _parts(name, written, name_key(split_name(written)[0]))


def _parts(name: str, written: str, known_surname: str) -> NameParts:
    # A minority name has no surname: its first character stands in, so that it is looked up like the others.
    surname = known_surname or name[:1]
    structure, tokens = _tokens(name, known_surname, written)
    sounds = syllables(name)
    short = len(name) <= PLACES
    padded = name.ljust(PLACES) if short else " " * PLACES
    swapped = surname + name[-1] + name[-2] if len(name) - len(surname) == 2 else ""
    first = _first_part(written)
    return NameParts(
        name=name,
        surname=surname,
        rewritten=name != written.replace("·", ""),
        sound="-".join(sounds),
        near_sound="-".join([sounds_nearly(s) for s in sounds]),
        length=len(name),
        characters=tuple(padded),
        shortened=_shortened(name, surname) + (f"|{first}|" if len(first) > 1 else ""),
        swapped=swapped if swapped != name else "",
        structure=structure,
        tokens=tokens,
    )
