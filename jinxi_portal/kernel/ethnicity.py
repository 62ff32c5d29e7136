"""Ethnic groups by GB/T 3304."""

from jinxi_portal.kernel.half_width import without_spaces

_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 "
    "达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)

#: Two-digit code to name, as the register writes it: 汉族.
NAMES: dict[str, str] = {f"{code:02d}": f"{name}族" for code, name in enumerate(_NAMES.split(), start=1)}
NAMES |= {"97": "其他", "98": "外国血统中国籍人士"}
HAN = "01"

_CODES = {name: code for code, name in NAMES.items()}
_CODES |= {name.removesuffix("族"): code for name, code in _CODES.items()}
_CODES |= {"外国血统": "98", "其他族": "97", "未识别": "97"}


def read_ethnicity(value: object) -> str | None:
    """The code of 汉, 汉族, 01, 1 …; None for an empty cell or another word."""
    if value is None:
        return None
    text = without_spaces(str(value)).removesuffix(".0").strip("'\"")
    if text.isascii() and text.isdigit():
        code = f"{int(text):02d}"
        return code if code in NAMES else None
    return _CODES.get(text) or _CODES.get(text.lstrip("0123456789-.、"))


def name_of(code: str) -> str:
    """The name of a code, or an empty text for a code nobody defined."""
    return NAMES.get(code, "")
