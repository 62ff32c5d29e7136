"""Nicknames on the lists of small agencies: 王姐, 李阿姨, 小王. They say a surname at most, never who it is."""

import re
from dataclasses import dataclass
from enum import StrEnum

from jinxi_portal.kernel.names import clean_name, split_name, to_simplified
from jinxi_portal.kernel.surnames import COMPOUND_SURNAMES, SURNAMES


class NicknameKind(StrEnum):
    TITLE = "title"  # 王姐, 李阿姨, 张师傅
    PREFIX = "prefix"  # 小王, 老李, 阿芳
    HANDLE = "handle"  # a name made up for a platform: not Chinese, or with emoji


@dataclass(frozen=True, slots=True)
class NicknameReading:
    """What a nickname says: a surname, or a part of the given name, or both (王芳女士), or neither."""

    kind: NicknameKind
    surname: str | None = None
    given: str | None = None


_TITLE_WORDS = """
姐 姐姐 大姐 小姐 小姐姐 哥 哥哥 大哥 小哥 嫂 嫂子 大嫂 阿姨 大姨 姨 姨妈 婶 婶子 大婶 婶婶 叔 叔叔
大叔 伯 伯伯 大伯 伯母 妈 妈妈 大妈 干妈 奶奶 婆婆 阿婆 爷爷 大爷 大娘 师傅 师父 老师 女士 先生 同志
经理 店长 组长 队长 主任 医生 护士 护工 月嫂 阿嫂 阿姐 阿妹 阿哥 姑娘 妹子 老板 老板娘 管家 保姆 育儿嫂
"""
# Longest first, so that 阿姨 is not read as 阿 and 姨. 妹, 弟, 工 and 总 alone end real names, so they are not here.
_TITLES = sorted(
    _TITLE_WORDS.split(),
    key=len,
    reverse=True,
)
_TITLED = re.compile(
    rf"(?P<who>.{{1,3}}?)(?:[大小老二三四五六七八九么幺](?=[姐哥嫂姨叔婶]))?(?P<title>{'|'.join(_TITLES)})"
)
_PREFIXED = re.compile(r"(?P<prefix>[小老大阿])(?P<who>.{1,2}?)(?:头|子|儿)?")
_HANDLE = re.compile(r"[^\u3007\u3400-\u9fff\U00020000-\U000323af·]")


def read_nickname(name: str) -> NicknameReading | None:
    """How a text is a nickname; None when it may be a real name.

    小芳 says a given name's character, 小王 and 王姐 a surname. A single 尉 may be all that is left of 尉迟.
    """
    name = clean_name(name)
    if not name:
        return None
    if _HANDLE.search(name):
        return NicknameReading(NicknameKind.HANDLE)
    titled = _TITLED.fullmatch(name)
    if titled:
        return _read_titled(titled["who"], titled["title"])
    if len(name) <= 3:
        prefixed = _PREFIXED.fullmatch(name)
        if prefixed and (len(prefixed["who"]) == 1 or prefixed["who"] in COMPOUND_SURNAMES):
            return _read_prefixed(prefixed["prefix"], prefixed["who"], name)
    return None


def surname_of_nickname(name: str) -> str | None:
    """The surname a nickname says, if it says one."""
    reading = read_nickname(name)
    return reading.surname if reading else None


def _is_surname(text: str) -> bool:
    simple = to_simplified(text)
    return simple in SURNAMES or simple in COMPOUND_SURNAMES


def _read_titled(who: str, title: str) -> NicknameReading | None:
    if len(who) == 2 and who[0] in "小老大阿" and who not in COMPOUND_SURNAMES:
        who = who[1]
    if _is_surname(who):
        return NicknameReading(NicknameKind.TITLE, surname=who)
    surname, given = split_name(who)
    if len(who) == 1 or not _is_surname(surname):
        return NicknameReading(NicknameKind.TITLE, given=who)
    # 李凤姐 may be written so on the ID card; 王芳女士 is a whole name with a courtesy word
    return None if len(title) == 1 else NicknameReading(NicknameKind.TITLE, surname=surname, given=given)


def _read_prefixed(prefix: str, who: str, name: str) -> NicknameReading | None:
    if len(name) == 3 and len(who) == 1 and prefix == "阿":
        return None
    if prefix == "阿" or not _is_surname(who):
        return NicknameReading(NicknameKind.PREFIX, given=who)
    return NicknameReading(NicknameKind.PREFIX, surname=who)
