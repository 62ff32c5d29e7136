"""Pinyin of names, without tones: for sorting, for search by initials, and for homophones."""

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from jinxi_portal.kernel.names import DOT, clean_name, is_minority_name, to_simplified
from jinxi_portal.kernel.surnames import COMPOUND_SURNAMES

_SURNAME_TABLE = """
单=shan 曾=zeng 查=zha 仇=qiu 解=xie 朴=piao 区=ou 盖=ge 翟=zhai 缪=miao 尉=wei 覃=qin 召=shao 员=yun 折=she 阚=kan 乐=yue
种=chong 黑=he 秘=bi 逄=pang 冼=xian 洗=xian 繁=po 哈=ha 令=ling 能=nai 牟=mu 宓=mi 莘=shen 燕=yan 应=ying 宁=ning 葛=ge 隗=wei
谌=chen 郗=xi 訾=zi 那=na 佴=nai 乜=nie 晟=cheng 相=xiang 车=che 石=shi 沈=shen 柏=bai 任=ren 华=hua 郝=hao 盛=sheng 於=yu
幺=yao 么=yao 过=guo 洪=hong 俞=yu 余=yu 贾=jia 尹=yin 晁=chao 靳=jin 揭=jie 饶=rao 鄢=yan 占=zhan 涂=tu 祭=zhai 厘=li 撒=sa
瞿=qu 都=du 干=gan 和=he 长=chang 难=nan 纪=ji 卜=bu 颉=xie 呙=guo 句=gou 勾=gou 钭=tou 筰=zuo 万=wan 黄=huang
"""
#: Surnames that are read otherwise than the character in a text.
_SURNAME_READINGS = dict(pair.split("=") for pair in _SURNAME_TABLE.split())

_COMPOUND_READINGS = {
    "尉迟": ("yu", "chi"),
    "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
    "万俟": ("mo", "qi"),
    "澹台": ("tan", "tai"),
    "鲜于": ("xian", "yu"),
    "乐正": ("yue", "zheng"),
    "子车": ("zi", "ju"),
    "宰父": ("zai", "fu"),
    "令狐": ("ling", "hu"),
    "亓官": ("qi", "guan"),
    "褚师": ("chu", "shi"),
    "皇甫": ("huang", "fu"),
    "钟离": ("zhong", "li"),
    "纳兰": ("na", "lan"),
    "叶赫": ("ye", "he"),
    "相里": ("xiang", "li"),
    "仲长": ("zhong", "chang"),
    "夹谷": ("jia", "gu"),
}

_GIVEN_TABLE = """
曾=zeng 珩=heng 晟=sheng 长=chang 娜=na 茜=qian 莎=sha 缪=miao 翟=zhai 阚=kan 重=chong 乾=qian 靓=liang 俊=jun 倩=qian 都=du
"""
# What a character sounds like in a given name where pypinyin's first reading is that of ordinary texts.
_GIVEN_READINGS = dict(pair.split("=") for pair in _GIVEN_TABLE.split())


@cache
def _dictionary() -> Mapping[int, str]:
    # Names are read character by character, so the phrases (45 MB in memory) stay on the disk; pypinyin documents both
    # switches. Loaded when first asked for: a web process that never reads a name does not pay.
    before = {switch: os.environ.get(switch) for switch in _SWITCHES}
    os.environ.update(dict.fromkeys(_SWITCHES, "1"))
    try:
        from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415
    finally:
        for switch, value in before.items():
            if value is None:
                del os.environ[switch]
            else:
                os.environ[switch] = value
    readings: Mapping[int, str] = PINYIN_DICT
    return readings


_SWITCHES = ("PYPINYIN_NO_PHRASES", "PYPINYIN_NO_DICT_COPY")
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def _without_tone(reading: str) -> str:
    decomposed = _TONES.sub("", unicodedata.normalize("NFD", reading))
    return unicodedata.normalize("NFC", decomposed).replace("ü", "v").replace("ê", "e")


class _Readings(dict[str, tuple[str, ...]]):
    """Character to its toneless readings, each worked out once."""

    def __missing__(self, char: str) -> tuple[str, ...]:
        found = _dictionary().get(ord(char)) or _dictionary().get(ord(to_simplified(char)), "")
        readings = tuple(dict.fromkeys(_without_tone(reading) for reading in found.split(",") if reading))
        self[char] = readings
        return readings


_readings = _Readings()


def readings(char: str) -> tuple[str, ...]:
    """Every toneless reading of a character, the usual one first; ü is written v. Empty when it has none."""
    return _readings[char]


class _Given(dict[str, str]):
    """Character to its one reading inside a name."""

    def __missing__(self, char: str) -> str:
        known = _readings[char]
        reading = known[0] if known else (char.lower() if char.isalnum() else "")
        self[char] = reading
        return reading


_given = _Given(_GIVEN_READINGS)


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name without tones; surnames as surnames are read: 单 shan, 尉迟 yu chi.

    Words in Latin letters stay whole, in lower case; a character without a reading stands for itself; dots and spaces
    are left out.
    """
    name = clean_name(name)
    if name.isascii():
        return tuple(name.lower().split())
    given = _given
    first = name[0]
    if len(name) >= 3 and to_simplified(name[:2]) in COMPOUND_SURNAMES and DOT not in name:
        surname = _COMPOUND_READINGS.get(to_simplified(name[:2]))
        return (*(surname or (given[first], given[name[1]])), *_each(name[2:]))
    if first in _SURNAME_READINGS and not is_minority_name(name):
        return (_SURNAME_READINGS[first], *_each(name[1:]))
    return _each(name)


def _each(part: str) -> tuple[str, ...]:
    given = _given
    return tuple([reading for reading in [given[char] for char in part] if reading])


def sort_key(name: str, limit: int = 120) -> str:
    """What names are sorted and searched by: the syllables with a space between, ``zhang xiao fang``."""
    return " ".join(syllables(name))[:limit]


def initials(name: str, limit: int = 20) -> str:
    """The first letters, as typed into a search box: ``zxf``."""
    return "".join([syllable[0] for syllable in syllables(name)])[:limit]


def sort_key_and_initials(name: str) -> tuple[str, str]:
    """Both at the price of one, for long lists."""
    sounds = syllables(name)
    return " ".join(sounds)[:120], "".join([syllable[0] for syllable in sounds])[:20]


def same_sound(one: str, other: str) -> bool:
    """True when two different characters share a reading, tones aside."""
    return one != other and not set(readings(one)).isdisjoint(readings(other))
