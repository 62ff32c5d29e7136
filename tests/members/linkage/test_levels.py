"""Every kind of agreement is recognised for what it is."""

import pytest

from members.linkage.comparisons import COMPARISONS
from members.linkage.evidence import UNSAID
from members.linkage.sentences import SENTENCES, sentence
from tests.members.linkage.conftest import OneRun, number, people

ID = number("361022", "19780618", "024")
BASE = {
    "name": "欧阳晓红",
    "sex": "女",
    "id_number": ID,
    "mobile": "13812345678",
    "birth": "1978-06-18",
    "place": "金溪县浒湾镇白马社区",
}
TWIN = {
    "name": "林玲英",
    "sex": "女",
    "id_number": number("361027", "19851203", "348"),
    "mobile": "13987654321",
    "birth": "1985-12-03",
    "place": "金溪县秀谷镇西门社区",
}
LONG = {
    "name": "帕提古丽·买买提",
    "sex": "女",
    "id_number": number("361027", "19900101", "122"),
    "mobile": "15011112222",
    "birth": "1990-01-01",
    "place": "金溪县秀谷镇北门社区",
}
WANG = {
    "name": "王静",
    "sex": "女",
    "id_number": number("361027", "19700102", "026"),
    "mobile": "15033334444",
    "birth": "1970-01-02",
    "place": "金溪县秀谷镇河东社区",
}
REGISTER = [BASE, TWIN, LONG, WANG]


def swap(text: str, at: int) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def other_check(id_number: str) -> str:
    return id_number[:-1] + ("1" if id_number[-1] != "1" else "2")


T_ID, T_MOB = TWIN["id_number"], TWIN["mobile"]
# (register row, roster row, kind, level)
CASES = {
    "whole ID": (1, {"name": "欧阳晓红", "id_number": ID}, "identity", "full_same"),
    "small x and full width": (1, {"name": "欧阳晓红", "id_number": "".join(chr(ord(c) + 0xFEE0) for c in ID.lower())}, "identity", "full_same"),
    "old number of 15 digits": (2, {"name": "林玲英", "id_number": T_ID[:6] + T_ID[8:17]}, "identity", "full_same"),
    "one digit miswritten": (2, {"name": "林玲英", "id_number": swap(T_ID, 3), "mobile": T_MOB}, "identity", "bad_slip"),
    "wrong check digit": (2, {"name": "林玲英", "id_number": other_check(T_ID), "mobile": T_MOB}, "identity", "bad_slip"),
    "another ID": (2, {"name": "林玲英", "id_number": number("330683", "19610505", "021"), "mobile": T_MOB}, "identity", "full_other"),
    "masked ID": (2, {"name": "林玲英", "id_number": T_ID[:6] + "********" + T_ID[14:]}, "identity", "mask_same"),
    "masked ID, slip in the area": (2, {"name": "林玲英", "id_number": swap(T_ID, 1)[:6] + "********" + T_ID[14:], "mobile": T_MOB}, "identity", "mask_area_slip"),
    "masked ID, slip in the tail": (2, {"name": "林玲英", "id_number": T_ID[:6] + "********" + swap(T_ID[14:], 0), "mobile": T_MOB}, "identity", "mask_tail_slip"),
    "last four only": (2, {"name": "林玲英", "id_number": T_ID[14:], "birth": "1985-12"}, "identity", "tail_same"),
    "last four with a slip": (2, {"name": "林玲英", "id_number": swap(T_ID[14:], 0), "birth": "1985-12", "mobile": T_MOB}, "identity", "tail_slip"),
    "same name": (2, {"name": "林 玲英", "mobile": T_MOB}, "name", "exact"),
    "traditional form": (1, {"name": "歐陽曉紅", "mobile": "13812345678"}, "name", "exact"),
    "same sound": (1, {"name": "欧阳小红", "mobile": "13812345678"}, "name", "sound"),
    "a character that looks alike": (2, {"name": "林玲央", "mobile": T_MOB}, "name", "alike"),
    "nearly the same sound": (2, {"name": "林林音", "mobile": T_MOB}, "name", "near_sound"),
    "a lost character": (2, {"name": "林英", "mobile": T_MOB}, "name", "lost"),
    "an added character": (4, {"name": "王静雯", "mobile": "15033334444"}, "name", "added"),
    "swapped characters": (2, {"name": "林英玲", "mobile": T_MOB}, "name", "swapped"),
    "one character differs": (2, {"name": "林玲凤", "mobile": T_MOB}, "name", "one_differs"),
    "another surname": (2, {"name": "孙玲英", "mobile": T_MOB}, "name", "other_surname"),
    "only the surname": (2, {"name": "林大卫", "mobile": T_MOB}, "name", "surname"),
    "another name": (2, {"name": "赵国强", "mobile": T_MOB}, "name", "other"),
    "nickname": (4, {"name": "王姐", "mobile": "15033334444"}, "name", "nickname_same"),
    "nickname with another surname": (4, {"name": "李阿姨", "mobile": "15033334444"}, "name", "nickname_other"),
    "a dot of another kind": (3, {"name": "帕提古丽•买买提", "mobile": "15011112222"}, "name", "exact"),
    "a dot lost": (3, {"name": "帕提古丽买买提", "mobile": "15011112222"}, "name", "exact"),
    "only the first part": (3, {"name": "帕提古丽", "mobile": "15011112222"}, "name", "lost"),
    "same mobile": (2, {"name": "林玲英", "mobile": "+86 139-8765-4321"}, "mobile", "full_same"),
    "mobile with a slip": (2, {"name": "林玲英", "mobile": swap(T_MOB, 5), "birth": "1985-12-03"}, "mobile", "full_slip"),
    "another mobile": (2, {"name": "林玲英", "mobile": "15599887766", "birth": "1985-12-03"}, "mobile", "full_other"),
    "masked mobile": (2, {"name": "林玲英", "mobile": "139****4321"}, "mobile", "mask_same"),
    "masked mobile with a slip": (2, {"name": "林玲英", "mobile": "139****4312", "birth": "1985-12"}, "mobile", "mask_slip"),
    "tail of the mobile": (2, {"name": "林玲英", "mobile": "尾号4321"}, "mobile", "tail_same"),
    "birth date": (2, {"name": "林玲英", "birth": "1985年12月3日"}, "birth", "day_same"),
    "month and day exchanged": (2, {"name": "林玲英", "birth": "1985-03-12", "mobile": T_MOB}, "birth", "day_slip"),
    "another day": (2, {"name": "林玲英", "birth": "1985-12-29", "mobile": T_MOB}, "birth", "day_month"),
    "year and month": (2, {"name": "林玲英", "birth": "1985.12"}, "birth", "month_same"),
    "another month": (2, {"name": "林玲英", "birth": "1971.05", "mobile": T_MOB}, "birth", "month_other"),
    "age": (2, {"name": "林玲英", "age": "41", "mobile": T_MOB}, "birth", "age_same"),
    "age before the birthday": (2, {"name": "林玲英", "age": "40岁", "mobile": T_MOB}, "birth", "age_older"),
    "age too high by one": (2, {"name": "林玲英", "age": "42", "mobile": T_MOB}, "birth", "age_younger"),
    "age far off": (2, {"name": "林玲英", "age": "25", "mobile": T_MOB}, "birth", "age_other"),
    "another sex": (2, {"name": "林玲英", "sex": "男", "mobile": T_MOB}, "sex", "differ"),
    "community": (2, {"name": "林玲英", "place": "西门社区", "mobile": T_MOB}, "place", "comm_same"),
    "town": (2, {"name": "林玲英", "place": "金溪县秀谷镇", "mobile": T_MOB}, "place", "town_same"),
    "another community": (2, {"name": "林玲英", "place": "锦绣社区", "mobile": T_MOB}, "place", "comm_differ"),
    "native place": (1, {"name": "欧阳晓红", "native_place": "361022", "mobile": "13812345678"}, "native", "same"),
}  # fmt: skip


@pytest.fixture(scope="module")
def found(start):
    run = OneRun(REGISTER + people(300), [row for _, row, _, _ in CASES.values()])
    return dict(zip(CASES, (run.compare(start).get(i, []) for i in range(1, len(CASES) + 1)), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_it_recognises(case, found):
    register_row, _, kind, level = CASES[case]
    lead = next(lead for lead in found[case] if lead.register_row == register_row)
    assert {e.kind: e.level for e in lead.evidence}[kind] == level


@pytest.mark.parametrize("case", CASES)
def test_no_sentence_holds_a_number(case, found):
    for lead in found[case]:
        text = "".join(sentence(piece) for piece in lead.evidence)
        assert not any(len(run) > 4 for run in "".join(c if c.isdigit() else " " for c in text).split())


def test_birth_inside_an_agreeing_id_counts_once(found):
    lead = found["whole ID"][0]
    assert {e.kind for e in lead.evidence} == {"identity", "name"}


def test_every_level_has_a_sentence():
    said = {(c.key, level.key) for c in COMPARISONS for level in c.levels if level.group}
    assert said - UNSAID == set(SENTENCES)
