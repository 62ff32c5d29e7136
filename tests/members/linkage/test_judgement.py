"""What the probabilities and bands promise."""

from collections import Counter
from dataclasses import replace

import pytest

from members.linkage.engine import link
from members.linkage.evidence import POSSIBLE, STRONG
from members.linkage.model import LinkageModel
from members.linkage.settings import LinkageSettings
from tests.members.linkage.conftest import SETTINGS, OneRun, leads_of, number, people, table

ANNA = {
    "name": "林玲英",
    "sex": "女",
    "id_number": number("361027", "19851203", "348"),
    "mobile": "13987654321",
    "birth": "1985-12-03",
    "place": "金溪县秀谷镇西门社区",
}
ZHANGS = [
    {"name": "张伟", "sex": "男", "id_number": number("361027", f"19{60 + i}0{i + 1}15", "013"), "mobile": f"1380000{i:04d}", "birth": f"19{60 + i}-0{i + 1}-15"}
    for i in range(8)
]  # fmt: skip


@pytest.fixture(scope="module")
def register():
    return [ANNA, *ZHANGS, *people(600)]


@pytest.fixture(scope="module")
def found(register, start):
    roster = [
        {"name": "林玲英", "id_number": ANNA["id_number"], "mobile": ANNA["mobile"]},  # 1 everything agrees
        {"name": "王建国", "sex": "男", "id_number": number("361027", "19500606", "015"), "mobile": ANNA["mobile"]},  # 2 husband's phone
        {"name": "林姐", "age": "41"},  # 3 sparse
        {"name": "林玲英", "age": "41"},  # 4 name and age alone
        {"name": "张伟"},  # 5 a name eight people bear
        {"name": "张伟", "birth": "1962-03"},  # 6 one of the eight
        {"name": "林姐", "mobile": ANNA["mobile"], "age": "41", "place": "西门社区"},  # 7 nickname with the mobile
        {"name": "", "id_number": "", "mobile": ""},  # 8 nothing at all
        {"name": "李四光", "sex": "男", "id_number": number("330683", "19770707", "017"), "mobile": "15000009999"},  # 9 nobody
    ]  # fmt: skip
    return OneRun(register, roster).compare(start)


def test_a_row_that_agrees_in_everything_is_strong(found):
    assert found[1][0].decision == STRONG
    assert found[1][0].register_row == 1


def test_a_shared_phone_is_not_the_same_person(found):
    assert all(lead.decision not in (STRONG, POSSIBLE) for lead in found.get(2, []))


@pytest.mark.parametrize("row", [3, 4])
def test_sparse_rows_are_never_strong(found, row):
    assert all(lead.decision != STRONG for lead in found.get(row, []))


def test_equal_names_share_the_probability(found):
    leads = found[5]
    assert len(leads) == SETTINGS.keep
    assert max(lead.probability for lead in leads) < 0.2
    assert leads[0].namesakes == 8


def test_a_birth_month_picks_one_of_the_equal_names(found):
    assert found[6][0].register_row == 4
    assert found[6][0].probability > 3 * sum(lead.probability for lead in found[6][1:])


def test_a_nickname_counts_as_surname_at_most(found):
    lead = found[7][0]
    name = next(e for e in lead.evidence if e.kind == "name")
    exact = next(e for e in found[1][0].evidence if e.kind == "name")
    assert name.level == "nickname_same"
    assert name.weight < exact.weight / 2


def test_an_empty_row_points_at_nobody(found):
    assert 8 not in found


def test_a_stranger_points_at_nobody(found):
    assert all(lead.probability < 0.01 for lead in found.get(9, []))


def test_candidates_and_nobody_share_one_probability(found):
    for leads in found.values():
        assert sum(lead.probability for lead in leads) <= 1.0001


def test_the_best_candidate_comes_first_and_only_it_can_be_strong(found):
    for leads in found.values():
        assert [x.probability for x in leads] == sorted((x.probability for x in leads), reverse=True)
        assert all(lead.decision != STRONG for lead in leads[1:])


def test_thresholds_can_be_set(register, start):
    strict = replace(SETTINGS, strong_at=0.999999, possible_at=0.9)
    roster = [{"name": "林玲英", "birth": "1985-12"}]
    by_default = OneRun(register, roster).compare(start)[1][0]
    strictly = OneRun(register, roster).compare(start, strict)[1][0]
    assert by_default.probability == strictly.probability
    assert (by_default.decision, strictly.decision) == (STRONG, POSSIBLE)


def test_a_number_on_very_many_rows_says_nothing(register, start):
    office = [{"name": f"赵{c}", "mobile": "15011110000"} for c in "秀英芳丽娟桂敏静霞兰梅红玉萍燕艳玲凤春琴娜"]
    member = {**ANNA, "mobile": "15011110000"}
    leads = OneRun([member, *register[1:]], [*office, {"name": "林姐", "mobile": "15011110000"}]).compare(
        start, replace(SETTINGS, most_bearers=20)
    )
    assert not leads.get(len(office) + 1)


def test_the_same_input_gives_the_same_bytes(register):
    rosters = {"R": table([{k: v for k, v in row.items() if k != "birth"} for row in register[:200]])}
    runs = [link(table(register), rosters, replace(SETTINGS, threads=n)) for n in (1, 2)]
    assert runs[0].pairs.equals(runs[1].pairs)
    assert runs[0].model == runs[1].model


def test_a_run_can_be_repeated_from_its_stored_model(register):
    rosters = {"R": table(register[100:300])}
    first = link(table(register), rosters, SETTINGS)
    model = LinkageModel.from_json(first.model.to_json())
    settings = LinkageSettings.from_json(first.settings.to_json())
    again = link(table(register), rosters, settings, model)
    assert again.pairs.equals(first.pairs)
    assert again.digest() == first.digest()


def test_a_new_roster_can_be_compared_alone(register, start):
    one, two = table(register[:50]), table(register[50:100])
    together = link(table(register), {"one": one, "two": two}, SETTINGS, start)
    alone = link(table(register), {"two": two}, SETTINGS, start)
    best = {(x.row, x.register_row): x.decision for x in together.leads() if x.roster == "two" and x.probability > 0.5}
    assert best == {(x.row, x.register_row): x.decision for x in alone.leads() if x.probability > 0.5}


def test_no_error_rate_becomes_zero(register):
    result = link(table(register), {"R": table(register[:200])}, SETTINGS)
    rates = [m for by in result.model.rates.values() for levels in by.values() for m in levels.values()]
    assert min(rates) > 0


def test_the_year_of_the_ages_is_found_in_the_files(register):
    roster = [
        {"name": r["name"], "mobile": r["mobile"], "age": str(2019 - int(r["birth"][:4]))} for r in register[9:60]
    ]
    result = link(table(register), {"old list": table(roster)}, SETTINGS)
    assert result.model.age_year == {"old list": 2019}


def test_rows_keep_their_own_numbers(register, start):
    rows = table([{**ANNA, "row": "57"}])
    leads = leads_of(link(table(register), {"R": rows}, SETTINGS, start))
    assert list(leads) == [57]


def test_progress_is_told_from_start_to_end(register, start):
    told: list[tuple[str, int, int]] = []
    link(table(register[:50]), {"R": table(register[:5])}, SETTINGS, start, lambda *step: told.append(step))
    assert [done for _, done, _ in told] == list(range(6))
    assert Counter(total for _, _, total in told) == {5: 6}


def test_empty_lists_are_no_trouble(register, start):
    nothing = table([{"name": "x"}]).slice(0, 0)
    assert link(table(register), {"R": nothing}, SETTINGS, start).pairs.num_rows == 0
    assert link(nothing, {"R": table(register[:3])}, SETTINGS).pairs.num_rows == 0
