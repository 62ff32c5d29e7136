"""Invented counties for measuring the linkage: a register and four rosters, seeded, with error rates that can be turned up.

Nobody here is real. The shapes are those of shared/data/linkage: A full ID and mobile; B masked ID, full mobile, age;
C masked mobile, year and month of birth, often the last four of the ID; D name or nickname, mobile, age, community.
"""

from __future__ import annotations

import csv
import random
import sys
from dataclasses import dataclass, fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.linkage_words import (
    AREAS,
    CHECKS,
    COMMUNITIES,
    FEMALE,
    HEADINGS,
    HOMOPHONES,
    LOOKALIKES,
    MALE,
    MINORITY,
    MOBILE_HEADS,
    SHARES,
    SURNAMES,
    TITLES,
    TOWNS,
    TRADES,
    TRADITIONAL,
    WEIGHTS,
    YEAR,
)


@dataclass(frozen=True)
class ErrorRates:
    """How often a row goes wrong, at the level met in the county files; `times` turns all of them up together."""

    homophone: float = 0.040
    lookalike: float = 0.004
    lost_character: float = 0.011
    traditional: float = 0.025
    space: float = 0.030
    dot: float = 0.40
    nickname: float = 0.060
    mobile_changed: float = 0.205
    mobile_slip: float = 0.014
    mobile_missing: float = 0.040
    family_phone: float = 0.036
    id_slip: float = 0.0125
    id_old: float = 0.0085
    id_small_x: float = 0.30
    full_width: float = 0.008
    mask_slip: float = 0.009
    tail_slip: float = 0.005
    month_slip: float = 0.018
    age_off: float = 0.038
    community_wrong: float = 0.003
    native_blank: float = 0.17
    tail_missing: float = 0.30
    stands_twice: float = 0.030

    def times(self, factor: float) -> ErrorRates:
        return ErrorRates(**{f.name: min(0.9, getattr(self, f.name) * factor) for f in fields(self)})


@dataclass(frozen=True)
class Person:
    name: str
    sex: str
    birth: tuple[int, int, int]
    id_number: str
    mobile: str
    town: str
    community: str


class County:
    """Draws people and writes them down with errors; everything follows from the seed."""

    def __init__(self, seed: int, rates: ErrorRates) -> None:
        self.draw = random.Random(seed)
        self.rates = rates
        self.given = {
            sex: (list(pool), [1 / (3 + i * 0.5) for i in range(len(pool))])
            for sex, pool in (("女", FEMALE), ("男", MALE))
        }
        self.surnames = (list(SURNAMES), [1 / (2.5 + i) for i in range(len(SURNAMES))])

    def happens(self, rate: float) -> bool:
        return self.draw.random() < rate

    def name(self, sex: str) -> str:
        if self.happens(0.007):
            return "·".join(self.draw.choices(MINORITY, k=2))
        surname = self.draw.choices(*self.surnames)[0]
        return surname + "".join(self.draw.choices(*self.given[sex], k=1 if self.happens(0.17) else 2))

    def mobile(self) -> str:
        return self.draw.choice(MOBILE_HEADS) + f"{self.draw.randrange(10**8):08d}"

    def person(self, sex: str, first: int, last: int) -> Person:
        birth = (self.draw.randint(first, last), self.draw.randint(1, 12), self.draw.randint(1, 28))
        number = self.draw.choice(AREAS) + "{:04d}{:02d}{:02d}".format(*birth) + f"{self.draw.randrange(100):02d}"
        number += str(self.draw.randrange(5) * 2 + (sex == "男"))
        number += CHECKS[sum(w * int(d) for w, d in zip(WEIGHTS, number, strict=True)) % 11]
        return Person(
            self.name(sex),
            sex,
            birth,
            number,
            self.mobile(),
            self.draw.choice(TOWNS),
            self.draw.choice(COMMUNITIES) + "社区",
        )

    # what goes wrong

    def one_slip(self, digits: str, first: int = 0) -> str:
        """One digit miswritten, or two neighbours exchanged."""
        at = self.draw.randrange(first, len(digits) - 1)
        if self.happens(0.5) and digits[at] != digits[at + 1]:
            return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        other = self.draw.choice([d for d in "0123456789" if d != digits[at]])
        return digits[:at] + other + digits[at + 1 :]

    def exchanged(self, name: str, groups: list[str]) -> str:
        places = [(i, g) for i, c in enumerate(name) for g in groups if c in g]
        if not places:
            return name
        i, group = self.draw.choice(places)
        return name[:i] + self.draw.choice([c for c in group if c != name[i]]) + name[i + 1 :]

    def written(self, name: str) -> str:
        r = self.rates
        if "·" in name:
            return name.replace("·", self.draw.choice([".", "•", "", "・"])) if self.happens(r.dot) else name
        if self.happens(r.homophone):
            name = self.exchanged(name, HOMOPHONES)
        elif self.happens(r.lookalike):
            name = self.exchanged(name, LOOKALIKES)
        elif len(name) > 2 and self.happens(r.lost_character):
            i = self.draw.choice((1, 2))
            name = name[:i] + name[i + 1 :]
        if self.happens(r.traditional):
            name = "".join(TRADITIONAL.get(c, c) for c in name)
        if self.happens(r.space):
            name = name[0] + self.draw.choice(" 　") + name[1:]
        return name

    def phone(self, person: Person) -> str:
        r = self.rates
        if person.mobile == "" or self.happens(r.mobile_changed):
            return self.mobile()
        return self.one_slip(person.mobile, 3) if self.happens(r.mobile_slip) else person.mobile

    def wide(self, text: str) -> str:
        return (
            "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)
            if self.happens(self.rates.full_width)
            else text
        )

    def id_written(self, number: str) -> str:
        r = self.rates
        if self.happens(r.id_old) and number[6:8] == "19":
            return number[:6] + number[8:17]
        if self.happens(r.id_slip):
            number = self.one_slip(number)
        if number.endswith("X") and self.happens(r.id_small_x):
            number = number[:-1] + "x"
        return self.wide(number)

    def age(self, person: Person) -> int:
        return YEAR - person.birth[0] + (self.draw.choice((1, -1)) if self.happens(self.rates.age_off) else 0)

    # the rosters

    def row_a(self, p: Person, phone: str) -> list[str]:
        place = "金溪县" + self.draw.choice((p.town, p.community))
        return [
            self.written(p.name),
            p.sex,
            self.id_written(p.id_number),
            self.wide(phone),
            self.draw.choice(TRADES),
            place,
        ]

    def row_b(self, p: Person, phone: str) -> list[str]:
        head, tail = p.id_number[:6], p.id_number[14:]
        if self.happens(self.rates.mask_slip):
            head, tail = (self.one_slip(head), tail) if self.happens(0.5) else (head, self.one_slip(tail))
        if self.happens(0.12):
            phone = f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"
        return [
            self.written(p.name),
            str(self.age(p)),
            f"{head}********{tail}",
            phone,
            self.draw.choice(("城东店", "城西店", "秀谷店")),
        ]

    def row_c(self, p: Person, phone: str) -> list[str]:
        month = "{:04d}{:02d}".format(*p.birth)
        if self.happens(self.rates.month_slip):
            month = (
                month[:4] + f"{self.draw.randint(1, 12):02d}"
                if self.happens(0.5)
                else str(int(month[:4]) + self.draw.choice((1, -1))) + month[4:]
            )
        shape = self.draw.choice(("{}{}", "{}.{}", "{}-{}", "{}年{}月"))
        tail = self.one_slip(p.id_number[14:]) if self.happens(self.rates.tail_slip) else p.id_number[14:]
        tail = "" if self.happens(self.rates.tail_missing) else tail
        native = "" if self.happens(self.rates.native_blank) else p.id_number[:6]
        native = "江西金溪" if native == "361027" and self.happens(0.5) else native
        return [
            self.written(p.name),
            p.sex,
            shape.format(month[:4], month[4:]),
            f"{phone[:3]}****{phone[7:]}",
            tail,
            native,
            str(self.draw.randint(10, 600)),
        ]

    def row_d(self, p: Person, phone: str) -> list[str]:
        name = (
            p.name[0] + self.draw.choice(TITLES)
            if "·" not in p.name and self.happens(self.rates.nickname)
            else self.written(p.name)
        )
        community = self.draw.choice(COMMUNITIES) + "社区" if self.happens(self.rates.community_wrong) else p.community
        return [name, phone, str(self.age(p)), community, self.draw.choice(TRADES)]


def write_county(
    folder: Path, seed: int, *, register_rows: int = 20_000, roster_rows: int = 5_000, rates: ErrorRates | None = None
) -> Path:
    """Writes register.csv, roster_A.csv … roster_D.csv and truth.csv into `folder`."""
    rates = rates or ErrorRates()
    county = County(seed, rates)
    draw = county.draw
    register = [county.person("女" if draw.random() < 0.33 else "男", 1948, 2004) for _ in range(register_rows)]
    folder.mkdir(parents=True, exist_ok=True)
    known: list[Person] = []
    with (folder / "register.csv").open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(["姓名", "性别", "民族", "出生日期", "公民身份号码", "手机号码", "家庭住址"])
        for p in register:
            mobile = "" if county.happens(rates.mobile_missing) else p.mobile
            known.append(p)
            birth = "{:04d}-{:02d}-{:02d}".format(*p.birth)
            out.writerow(
                [
                    p.name,
                    p.sex,
                    "维吾尔族" if "·" in p.name else "汉族",
                    birth,
                    p.id_number,
                    mobile,
                    f"金溪县{p.town}{p.community}",
                ]
            )
    workers = _workers(county, known, roster_rows)
    rows: dict[str, list[tuple[list[str], int | None]]] = {k: [] for k in SHARES}
    for person, place in workers:
        phone = county.phone(person) if place else person.mobile
        if not place and county.happens(rates.family_phone):
            phone = draw.choice(known).mobile
        kind = draw.choices(list(SHARES), list(SHARES.values()))[0]
        rows[kind].append((getattr(county, f"row_{kind.lower()}")(person, phone), place))
    with (folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        truth = csv.writer(file)
        truth.writerow(["roster", "row", "register_row"])
        for kind, listed in rows.items():
            draw.shuffle(listed)
            with (folder / f"roster_{kind}.csv").open("w", encoding="utf-8-sig", newline="") as roster:
                out = csv.writer(roster)
                out.writerow(HEADINGS[kind])
                out.writerows(row for row, _ in listed)
            truth.writerows((kind, i, place) for i, (_, place) in enumerate(listed, 1) if place)
    return folder


def _workers(county: County, register: list[Person], wanted: int) -> list[tuple[Person, int | None]]:
    """The people behind the roster rows, with their row on the register; some stand twice."""
    draw = county.draw
    women = [i for i, p in enumerate(register, 1) if p.sex == "女" and 1961 <= p.birth[0] <= 2001]
    men = [i for i, p in enumerate(register, 1) if p.sex == "男" and 1961 <= p.birth[0] <= 2001]
    found: list[tuple[Person, int | None]] = []
    while len(found) < wanted:
        sex = "女" if draw.random() < 0.9 else "男"
        if draw.random() < 0.06:
            place = draw.choice(women if sex == "女" else men)
            one: tuple[Person, int | None] = (register[place - 1], place)
        else:
            one = (county.person(sex, 1961, 2003), None)
        found.extend([one] * (2 if county.happens(county.rates.stands_twice) else 1))
    return found[:wanted]


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--register", type=int, default=20_000)
    parser.add_argument("--roster", type=int, default=5_000)
    parser.add_argument("--errors", type=float, default=1.0, help="1.5 = half again as many errors")
    given = parser.parse_args()
    write_county(
        given.folder,
        given.seed,
        register_rows=given.register,
        roster_rows=given.roster,
        rates=ErrorRates().times(given.errors),
    )
