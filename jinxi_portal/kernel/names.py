"""Chinese names: cleaned as they should have been written, split, and told from nicknames."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from jinxi_portal.kernel.half_width import to_half_width
from jinxi_portal.kernel.surnames import COMPOUND_SURNAMES, SURNAMES

#: The dot between the parts of a transliterated name; every other code point for it becomes this one.
DOT = "·"

# Commas and slashes part two people, a star hides a character: they are not here.
_DOTS = "·•・･‧∙⋅●.｡。˙ᐧ᛫⸱⸰﹒ꞏ‥∘◦`'‘’-‐‑‒–—−_"  # noqa: RUF001 (they are what has to be recognised)
_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_PLAIN = re.compile("[\u4e00-\u9fff]{2,4}")
_REMARK = re.compile(r"[(\[【〔<《].*?[)\]】〕>》]?$")
_NUMBER = re.compile(f"(?<=[{_CHINESE}])[0-9]+$|^[0-9]+[.、 ]*(?=[{_CHINESE}])")
_DOT_RUN = re.compile(f"(?<=[{_CHINESE}])\\s*[{re.escape(_DOTS)}]+\\s*(?=[{_CHINESE}])")
# The stroke dot (U+4E36) is what some input methods give for the dot; as a stroke it could end a short name.
_STROKE_DOT = re.compile(f"(?<=[{_CHINESE}]{{2}})\u4e36(?=[{_CHINESE}]{{2}})")
_SPACE_BESIDE_CHINESE = re.compile(f"(?<=[{_CHINESE}{DOT}])\\s+|\\s+(?=[{_CHINESE}{DOT}])")
_UNREADABLE = re.compile("[?\ufffd\u25a1\u25a0\u3013\ue000-\uf8ff\U000f0000-\U0010ffff]")


def clean_name(value: object) -> str:
    """The name without what typing added: spaces, invisible characters, remarks in brackets, numbering; one kind of dot.

    Characters are kept as written: a traditional form stays (see ``to_simplified``).
    """
    text = "" if value is None else str(value)
    if _PLAIN.fullmatch(text):
        return text
    # ˙ would be taken apart into a space and an accent
    text = to_half_width(unicodedata.normalize("NFKC", text.replace("˙", DOT))).strip()
    text = _NUMBER.sub("", _REMARK.sub("", text).strip()).strip()
    text = _STROKE_DOT.sub(DOT, _DOT_RUN.sub(DOT, text))
    text = _SPACE_BESIDE_CHINESE.sub("", text)
    return " ".join(text.split()).strip(_DOTS + ' :;"“”')


def is_unreadable(name: str) -> bool:
    """True when a character was lost on the way: a question mark, a box, a private code point."""
    return bool(_UNREADABLE.search(name))


@cache
def _simplifier() -> Callable[[str], str]:
    # Loaded when first asked for: web processes that never compare names should not carry it.
    from opencc import OpenCC  # noqa: PLC0415

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


# In names 乾 is the character of 乾坤, never the traditional form of 干; the others are variants OpenCC leaves alone.
_SIMPLE: dict[int, str] = {
    ord(char): simple for char, simple in zip("乾淸靑姸濬溫锺堃喆淼", "乾清青妍浚温钟坤哲淼", strict=True)
}


class _Simplified(dict[int, str]):
    """Character to simplified character, each asked of OpenCC once; made for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        simple = _simplifier()(char) if code > 0x33FF else char
        self[code] = simple
        return simple


_simplified = _Simplified(_SIMPLE)


def to_simplified(name: str) -> str:
    """Traditional and variant characters one by one in their simplified form; for comparing and searching."""
    return name.translate(_simplified)


def name_key(name: str) -> str:
    """What two spellings of one name share: cleaned, simplified, without dots."""
    return to_simplified(clean_name(name)).replace(DOT, "").replace(" ", "")


# Parts that begin or end Uyghur, Tibetan, Kazakh and other names when their dot was lost.
_MINORITY_PARTS = """
买买提 吐尔逊 玉素甫 艾合买提 阿不都 阿布都 阿卜杜 艾力 古丽 热合曼 热依汗 帕提 米热 努尔 依布拉 阿依 巴哈
卡德尔 麦麦提 买合木提 吾买尔 艾买提 木拉提 肉孜 扎西 卓玛 央金 白玛 次仁 多吉 旺姆 尼玛 拉姆 平措 丹增
格桑 洛桑 旦增 顿珠 德吉 巴图 其其格 斯琴 乌兰 阿力木 阿迪力 克热木 木合塔尔 库尔班 塔依尔 赛买提
"""
_MINORITY = re.compile("|".join(_MINORITY_PARTS.split()))


def is_minority_name(name: str) -> bool:
    """True for a name of many parts, such as 古丽娜尔·玉素甫, also when its dot was lost."""
    name = name_key(name) if DOT not in name else name
    if DOT in name:
        return True
    if len(name) <= 3 or not re.fullmatch(f"[{_CHINESE}]+", name):
        return False
    if name[:2] in COMPOUND_SURNAMES and len(name) == 4:
        return False
    return len(name) > 5 or bool(_MINORITY.search(name)) or (len(name) == 5 and name[0] not in SURNAMES)


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name; the surname of a minority name, or of what is no Chinese name, is empty."""
    if is_minority_name(name) or not re.match(f"[{_CHINESE}]", name):
        return "", name
    if len(name) >= 3 and to_simplified(name[:2]) in COMPOUND_SURNAMES:
        return name[:2], name[2:]
    return name[:1], name[1:]
