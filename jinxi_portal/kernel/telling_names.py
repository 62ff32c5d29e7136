"""What in a text would tell who it is about. Pure; used before an answer is published to everybody.

Numbers are certain and are refused; names are a guess, so they are a warning that a human answers.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jinxi_portal.kernel.half_width import to_half_width

#: The commonest surnames; rarer ones are also ordinary words, and a warning that cries too often is not read.
_ONE = "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾韦付邹孟熊秦邱侯江尹薛闫段雷饶]"
_CALLS = "大姐|大哥|大妈|大爷|大嫂|阿姨|师傅|女士|先生|同志|老师|经理|老板|姐|哥|嫂|总|某某?"
_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}|0\d{2,3}[- ]?\d{7,8})(?!\d)")
_CALLED = re.compile(f"{_ONE}(?:{_CALLS})|[小老]{_ONE}(?![\u4e00-\u9fff]?路)")


@dataclass(frozen=True)
class Found:
    """A piece of text that may tell who it is; ``certain`` ones must go."""

    text: str
    certain: bool


def what_tells(text: str, *, names: Iterable[str] = ()) -> list[Found]:
    """Numbers of people, the given names, and what looks like how somebody is called; each once, in the text's order."""
    plain = to_half_width(text)
    found: dict[str, tuple[int, bool]] = {}
    for match in _NUMBER.finditer(plain):
        found.setdefault(match[0], (match.start(), True))
    for name in names:
        if len(name) > 1 and name in plain:
            found.setdefault(name, (plain.index(name), False))
    for match in _CALLED.finditer(plain):
        found.setdefault(match[0], (match.start(), False))
    return [Found(piece, certain) for piece, (_at, certain) in sorted(found.items(), key=lambda item: item[1][0])]
