"""An ID number that cannot be right: kept as written, named, and never taken for the person's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jinxi_portal.sheets.kinds import people_key
from jinxi_portal.sheets.people_cells import clean_id
from jinxi_portal.sheets.public import Severity, SheetKind, best_sheet, iter_rows, open_book
from members.linkage.identity import id_parts
from members.linkage.reading import ROSTER, read_people
from tests.sheets import files

GOOD = files.id_number()
NUMBERS = [
    GOOD,
    GOOD[:17] + ("0" if GOOD[17] != "0" else "1"),
    "361027197513031234",  # the thirteenth month
    "361027750732123",  # an old number with the 32nd
    "361027197507031",
    "36102719750703A23X",
    "361027********1234",
    "36102719750703****",
    "1234",
]


@pytest.mark.parametrize(("written", "code"), [("361027197513031234", "id_birth"), ("361027750732123", "id_birth")])
def test_a_birth_date_that_does_not_exist_is_kept_and_named(written: str, code: str) -> None:
    assert clean_id(written) == (written, code)


def test_the_clerk_is_told_and_the_row_goes_in(text_file: Callable[..., Path], roster: SheetKind) -> None:
    book = open_book(text_file("姓名,手机号,身份证号\n王芳,13800000001,361027197513031234\n"))
    rows = [row for row in iter_rows(book.sheets[0], best_sheet(book, roster), roster) if row.values]
    ((problem,),) = (row.problems for row in rows)
    assert (problem.code, problem.severity, problem.value_masked) == ("id_birth", Severity.LOOK, "361027********1234")
    assert rows[0].values["id_number"] == "361027197513031234"


@pytest.mark.parametrize("written", NUMBERS)
def test_the_portal_and_the_command_take_the_same_evidence(text_file: Callable[..., Path], written: str) -> None:
    people = read_people(
        text_file(f"姓名,手机号,身份证号\n王芳,13800000001,{written}\n李红,13800000002,{GOOD}\n"), ROSTER
    )
    assert id_parts(people.column("id_number").to_pylist()[0]) == id_parts(clean_id(written).value)


def test_a_number_that_cannot_be_right_does_not_make_two_people_one() -> None:
    filled_in = "000000000000000000"
    keys = {people_key({"name": "王芳", "mobile": f"1380000000{n}", "id_number": filled_in}) for n in range(3)}
    assert len(keys) == 3
    assert people_key({"name": "王芳", "id_number": GOOD}) == ("id", GOOD)
    assert people_key({"name": "王芳", "id_number": GOOD[:14] + "****"})[0] == "rest"
