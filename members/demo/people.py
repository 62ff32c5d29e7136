"""Invented people of the demo county. Names are drawn from single characters, numbers are not given out; nobody is real."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jinxi_portal.kernel.areas import FUZHOU_COUNTIES, JINXI
from jinxi_portal.kernel.id_number import check_digit
from members.demo.territory import COMMUNITIES

_SURNAMES = "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭罗梁宋郑谢唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊陆孔白崔康邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_FEMALE = "秀英芳丽娟桂敏静霞兰梅红玉萍燕艳玲凤春琴娜莉珍芝云香月莲慧素金菊花爱华晓佳婷瑶倩洁巧翠银贞淑蓉"
_MALE = "建国军明华强伟平文勇志辉林海杰涛斌生福德荣财忠才春安民波峰磊浩鹏超俊毅根水发刚良仁贵"
#: Characters that sound alike, as a clerk on the telephone writes them.
HOMOPHONES = ("静菁婧", "芳方", "丽莉", "娟涓", "桂贵", "霞遐", "兰岚", "梅玫", "红虹", "玉育", "燕艳", "珍贞", "花华", "晓小", "秀绣", "英瑛", "蓉荣", "玲伶", "建健", "志智", "军君", "明铭", "伟炜", "平萍", "辉晖", "杰洁", "福富", "峰锋", "俊骏", "慧惠")  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A human being of the demo county; ``place`` is where he lives."""

    name: str
    sex: str
    birth: date
    id_number: str
    mobile: str
    town: str
    community: str
    street: str

    @property
    def place(self) -> str:
        return f"{self.town}{self.community}{self.street}"


class Births:
    """Makes people; no two with one ID number or one mobile."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.mobiles = iter(random.sample(range(2, 10_000), 9_000))
        self.sequences: set[tuple[date, int]] = set()

    def person(self, sex: str, first_year: int, last_year: int, *, month: int = 0, **same: str) -> Person:
        """``same`` gives what is taken over from somebody else: a name, a mobile, a street."""
        draw = self.random
        born = date(first_year, 1, 1) + timedelta(days=draw.randrange(365 * (last_year - first_year + 1)))
        if month:
            born = born.replace(month=month, day=draw.randrange(1, 29))
        _code, community, town, *_point = draw.choice(COMMUNITIES)
        facts = {
            "name": self.name(sex),
            "mobile": f"1990000{next(self.mobiles):04d}",
            "town": town,
            "community": community,
            "street": f"{draw.randrange(1, 120)}号",
        }
        return Person(sex=sex, birth=born, id_number=self.id_number(sex, born), **(facts | same))

    def name(self, sex: str) -> str:
        draw = self.random
        given = _FEMALE if sex == "女" else _MALE
        surname = _SURNAMES[min(int(draw.expovariate(1 / 16)), len(_SURNAMES) - 1)]
        return surname + "".join(draw.choice(given) for _character in range(1 if draw.random() < 0.14 else 2))

    def id_number(self, sex: str, born: date) -> str:
        draw = self.random
        area = JINXI if draw.random() < 0.75 else draw.choice([code for code in FUZHOU_COUNTIES if code != "361029"])
        while True:
            sequence = draw.randrange(500) * 2 + (sex == "男")
            if (born, sequence) not in self.sequences:
                break
        self.sequences.add((born, sequence))
        first17 = f"{area}{born:%Y%m%d}{sequence:03d}"
        return first17 + check_digit(first17)
