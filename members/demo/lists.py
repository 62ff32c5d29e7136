"""What the lists say of the people: whole and clean on the register, as each employer writes on the rosters."""

import csv
import io
from collections.abc import Sequence
from random import Random

from members.demo.people import HOMOPHONES, Person

REGISTER_HEADINGS = (
    "姓名", "性别", "民族", "籍贯", "出生日期", "公民身份号码", "学历", "人员类别", "入党日期", "转正日期", "所在党支部", "工作岗位", "手机号码",
    "家庭住址", "党籍状态", "是否失联", "是否流动党员", "外出流向",
)  # fmt: skip
ROSTER_HEADINGS = {
    "huali": ("姓名", "性别", "身份证号", "手机号", "服务工种", "现住址"),
    "anxinju": ("服务人员姓名", "年龄", "证件号码", "联系电话", "所属门店"),
    "baixiaojia": ("姓名", "性别", "出生年月", "手机", "身份证后四位", "籍贯"),
    "xianglin": ("姓名", "电话", "年龄", "所在社区", "工种"),
    "wangjie": ("姓名", "电话", "年龄", "所在社区", "工种"),
}
_TRADES = ("保洁", "月嫂", "育儿嫂", "做饭", "养老护理", "钟点工", "收纳")
_EDUCATION = ("初中", "高中", "中专", "大专", "大学本科")


def written(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The list as a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def register_row(person: Person, draw: Random) -> list[str]:
    joined = min(person.birth.year + draw.randrange(19, 40), 2024)
    probationary = joined == 2024
    floating = draw.random() < 0.07
    return [
        person.name,
        person.sex,
        "汉" if draw.random() < 0.985 else "畲",
        "江西金溪",
        person.birth.isoformat(),
        person.id_number,
        draw.choice(_EDUCATION),
        "预备党员" if probationary else "正式党员",
        f"{joined}-07-01",
        "" if probationary else f"{joined + 1}-07-01",
        f"{person.town}{person.community}党支部",
        draw.choice(("务农", "个体经营", "退休", "企业职工", "务工", "待业")),
        # one in ten has changed the number since
        person.mobile if draw.random() < 0.9 else "",
        person.place,
        "正常",
        "是" if draw.random() < 0.03 else "否",
        "是" if floating else "否",
        draw.choice(("浙江", "广东", "福建", "本县")) if floating else "",
    ]


def roster_row(code: str, person: Person, year: int) -> list[str]:
    """As this employer's office writes, with its usual slips: the same row in every list it sends."""
    draw = Random(f"{code}:{person.id_number}")  # noqa: S311 -- makes up slips, not secrets
    name = _misheard(person.name, draw) if draw.random() < 0.06 else person.name
    number = _slip(person.id_number, draw) if draw.random() < 0.03 else person.id_number
    mobile = person.mobile if draw.random() < 0.9 else f"1990000{draw.randrange(2, 10_000):04d}"
    age, trade = str(year - person.birth.year), draw.choice(_TRADES)
    if code == "huali":
        return [name, person.sex, number, mobile, trade, f"金溪县{person.place}"]
    if code == "anxinju":
        shop = f"安心居{draw.choice(('城东', '城西', '秀谷'))}店"
        return [name, age, f"{number[:6]}********{number[-4:]}", f"{mobile[:3]}****{mobile[-4:]}", shop]
    if code == "baixiaojia":
        return [name, person.sex, f"{person.birth:%Y-%m}", mobile, number[-4:], f"金溪县{person.town}"]
    if draw.random() < 0.4:
        name = name[0] + draw.choice(("姐", "阿姨", "嫂") if person.sex == "女" else ("师傅", "叔"))
    return [name, mobile, age, person.community, trade]


def _misheard(name: str, draw: Random) -> str:
    for group in draw.sample(HOMOPHONES, len(HOMOPHONES)):
        for character in name[1:]:
            if character in group:
                other = draw.choice([each for each in group if each != character])
                return name[0] + name[1:].replace(character, other, 1)
    return name


def _slip(number: str, draw: Random) -> str:
    """One digit of the sequence written wrongly."""
    at = draw.randrange(14, 17)
    return number[:at] + str((int(number[at]) + draw.randrange(1, 10)) % 10) + number[at + 1 :]
