"""Rows of several rosters that are one worker are found, others stay apart."""

from members.linkage.grouping import group_rows
from tests.members.linkage.conftest import SETTINGS, number, people, table

ONE = number("361027", "19851203", "348")
OTHER = number("361022", "19900307", "262")


def clusters(rosters):
    crowd = [{k: v for k, v in row.items() if k != "place"} for row in people(150, seed=9)]
    tables = {name: table(rows) for name, rows in rosters.items()}
    return [c.rows for c in group_rows({**tables, "crowd": table(crowd)}, SETTINGS)]


def test_one_person_on_three_rosters_is_one_worker():
    found = clusters({
        "A": [{"name": "林玲英", "sex": "女", "id_number": ONE, "mobile": "13987654321"}],
        "B": [{"name": "林玲瑛", "age": "41", "id_number": f"{ONE[:6]}********{ONE[14:]}", "mobile": "13987654321"}],
        "C": [{"name": "林玲英", "sex": "女", "birth": "1985年12月", "mobile": "139****4321", "id_number": ONE[14:]}],
    })  # fmt: skip
    assert found == [(("A", 1), ("B", 1), ("C", 1))]


def test_twice_on_one_roster_is_one_worker():
    row = {"name": "林玲英", "mobile": "13987654321", "age": "41"}
    assert clusters({"D": [row, {**row, "name": "林 玲英"}]}) == [(("D", 1), ("D", 2))]


def test_a_couple_with_one_phone_stays_two():
    rows = [
        {"name": "林玲英", "sex": "女", "id_number": ONE, "mobile": "13987654321"},
        {"name": "周国强", "sex": "男", "id_number": number("361027", "19810203", "313"), "mobile": "13987654321"},
    ]
    assert clusters({"A": rows}) == []


def test_two_id_numbers_never_become_one_worker():
    rows = [
        {"name": "林玲英", "id_number": ONE},
        {"name": "林玲英", "id_number": OTHER},
        {"name": "林玲英", "mobile": "13987654321"},
    ]
    joined = clusters({"A": rows})
    assert not any(("A", 1) in rows and ("A", 2) in rows for rows in joined)
