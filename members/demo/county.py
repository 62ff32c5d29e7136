"""Who lives in the demo county: the members on the register, the workers on the five rosters, and who is one and the other.

Pure and the same on every machine; what stands on lists is written in ``members.demo.lists``.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from jinxi_portal.accounts.public import DEMO_WORKER
from members.demo.people import Births, Person

SEED = "jinxi:members"
MEMBERS = 3000
#: Members who work in households; some of them stand on two rosters.
HIDDEN = 120
#: Rows of the first roster of each employer.
ROWS = {"huali": 300, "anxinju": 320, "baixiaojia": 150, "xianglin": 80, "wangjie": 50}


@dataclass(frozen=True)
class County:
    """``rosters`` holds places in ``people``; the first ``MEMBERS`` of these stand on the register in this order."""

    people: tuple[Person, ...]
    rosters: dict[str, tuple[int, ...]]


@cache
def county() -> County:
    draw = Random(SEED)  # noqa: S311 -- makes up people, not secrets
    births = Births(draw)
    people = [births.person(*_member(draw, at)) for at in range(MEMBERS)]
    workers = [births.person("女" if draw.random() < 0.86 else "男", 1964, 1998) for _row in range(600)]
    name, mobile = DEMO_WORKER
    people += [births.person("女", 1976, 1978, name=name, mobile=mobile, community="锦绣社区", town="秀谷镇")]
    people += workers
    people += [_alike(draw, births, people[at]) for at in draw.sample(range(HIDDEN, MEMBERS), 90)]
    return County(tuple(people), _rosters(draw, len(people)))


def _member(draw: Random, at: int) -> tuple[str, int, int]:
    """The first ``HIDDEN`` are of an age and sex that platforms employ."""
    if at < HIDDEN:
        return ("女" if draw.random() < 0.8 else "男"), 1966, 1994
    return ("男" if draw.random() < 0.66 else "女"), 1942, 2004


def _alike(draw: Random, births: Births, member: Person) -> Person:
    """A worker who is no member and resembles one: the same name, or the same telephone in the family."""
    year = min(max(member.birth.year, 1964), 1998)
    if draw.random() < 0.6:
        same = {"name": member.name, "town": member.town, "community": member.community}
        return births.person(member.sex, year, year, month=member.birth.month, **same)
    family = {"mobile": member.mobile, "town": member.town, "community": member.community, "street": member.street}
    return births.person("女", 1966, 1994, month=0, **family)


def _rosters(draw: Random, people: int) -> dict[str, tuple[int, ...]]:
    """The demo's worker stands on 华丽家政's list; every hidden member on one list at least; one in twelve on two."""
    staff = [*range(HIDDEN), *range(MEMBERS + 1, people)]
    draw.shuffle(staff)
    lists: dict[str, list[int]] = {code: [] for code in ROWS}
    lists["huali"].append(MEMBERS)
    waiting = iter(staff)
    for code, rows in ROWS.items():
        lists[code] += [person for person, _place in zip(waiting, range(int(rows * 0.87)), strict=False)]
    for code, rows in ROWS.items():
        elsewhere = [person for person in staff if person not in set(lists[code])]
        lists[code] += draw.sample(elsewhere, rows - len(lists[code]))
        draw.shuffle(lists[code])
    # Some who are known at 华丽家政 work for the small shop too, which knows little of them.
    lists["xianglin"] += [person for person in lists["huali"] if person < HIDDEN][:8]
    return {code: tuple(found) for code, found in lists.items()}
