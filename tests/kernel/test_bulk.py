"""Rows by the thousand: written as they were given, found, changed, and held to the database's promises."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jinxi_portal.kernel.bulk import copy_rows, find_rows, take_ids, update_rows
from jinxi_portal.kernel.sealing import current, digest_of
from members.models import RegisterEntry
from members.models.register_entry import MemberKind

pytestmark = pytest.mark.django_db
NASTY = ["王芳", "", "a\tb", "c\nd\r", "\\N", "\\", '"引"', "{1,2}", "\u3000全角", "😀", "\\.", "NULL", "x\x7f"]


def columns(places: list[str], **more: Any) -> dict[str, list[Any]]:
    count = len(places)
    return {
        "row_key": [number.to_bytes(16) for number in range(count)],
        "row_digest": [b"\\\x00\n" * 5] * count,
        "row_number": list(range(count)),
        "place": places,
        "extra": [{"备注": place} for place in places],
        "id_number": current().seal_many(places, "id_number"),
        "id_number_digest": [digest_of(place, "id_number") for place in places],
        **more,
    }


def fixed() -> dict[str, Any]:
    empty = dict.fromkeys(
        (
            *("ethnicity", "native_place", "education", "joined_on", "full_since", "branch_name", "post", "standing"),
            *("lost_contact", "is_floating", "gone_to", "name", "name_key", "initials", "sex", "birth"),
        ),
        "",
    )
    return {**empty, "since": date(2026, 3, 1), "left_on": None, "member_kind": MemberKind.FULL}


def entries() -> list[RegisterEntry]:
    return list(RegisterEntry.objects.order_by("row_number"))


def test_what_is_copied_comes_back_as_it_was() -> None:
    copy_rows(RegisterEntry, columns(NASTY), **fixed())
    assert [entry.place for entry in entries()] == NASTY
    assert [entry.extra for entry in entries()] == [{"备注": place} for place in NASTY]
    assert [entry.id_number and entry.id_number.reveal() for entry in entries()] == NASTY
    assert {bytes(entry.row_digest) for entry in entries()} == {b"\\\x00\n" * 5}
    assert {(entry.member_kind, entry.since, entry.left_on, entry.mobile) for entry in entries()} == {
        ("full", date(2026, 3, 1), None, None)
    }


class AnyText(TestCase):
    @given(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20), min_size=1, max_size=5)
    )
    def test_any_text_comes_back_as_it_was(self, places: list[str]) -> None:
        copy_rows(RegisterEntry, columns(places), **fixed())
        assert [entry.place for entry in entries()] == places
        assert [entry.extra["备注"] for entry in entries()] == places


def test_rows_are_changed_by_their_key_and_no_others() -> None:
    copy_rows(RegisterEntry, columns(["甲", "乙", "丙"]), **fixed())
    gone = entries()[2]
    RegisterEntry.objects.filter(pk=gone.pk).update(left_on=date(2026, 1, 1))
    keys = [number.to_bytes(16) for number in (1, 2, 9)]
    changed: dict[str, list[Any]] = {"row_key": keys, "place": ["乙二", "丙二", "丁"]}
    assert update_rows(RegisterEntry, "row_key", changed, where={"row_number": 1}, left_on=date(2026, 2, 2)) == 1
    assert [(entry.place, entry.left_on) for entry in entries()] == [
        ("甲", None), ("乙二", date(2026, 2, 2)), ("丙", date(2026, 1, 1)),
    ]  # fmt: skip
    assert update_rows(RegisterEntry, "row_key", changed, where={}, left_on=None) == 2
    assert [(entry.place, entry.left_on) for entry in entries()] == [("甲", None), ("乙二", None), ("丙二", None)]


def test_rows_are_found_by_thousands_of_keys() -> None:
    copy_rows(RegisterEntry, columns(["甲", "乙", "丙"]), **fixed())
    RegisterEntry.objects.filter(place="丙").update(left_on=date(2026, 1, 1))
    keys = [number.to_bytes(16) for number in range(5000)]
    assert {place for (place,) in find_rows(RegisterEntry, ["place"], match="row_key", values=keys)} == set("甲乙丙")
    standing = find_rows(RegisterEntry, ["place", "row_key"], match="row_key", values=keys[1:], lock=True, left_on=None)
    assert [(place, bytes(key)) for place, key in standing] == [("乙", keys[1])]
    assert find_rows(RegisterEntry, ["place"], match="row_key", values=[]) == []


def test_a_key_that_stands_twice_is_refused_by_the_database() -> None:
    copy_rows(RegisterEntry, columns(["甲"]), **fixed())
    with pytest.raises(IntegrityError):
        copy_rows(RegisterEntry, columns(["乙"]), **fixed())


def test_keys_are_taken_once() -> None:
    first, second = take_ids(RegisterEntry, 3), take_ids(RegisterEntry, 2)
    assert len(set(first + second)) == 5
    copy_rows(RegisterEntry, {"id": first, **columns(["甲", "乙", "丙"])}, **fixed())
    assert [entry.pk for entry in entries()] == first
    assert take_ids(RegisterEntry, 0) == []


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        copy_rows(RegisterEntry, {**columns(["甲", "乙"]), "place": ["甲"]}, **fixed())
