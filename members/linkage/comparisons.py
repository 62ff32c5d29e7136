"""What is compared and how: the levels of agreement of every field.

`sql` is the condition in Splink's words (`_l` the register, `_r` the roster). `chance` is the probability that a stranger
agrees this well with this very register row, counted from the register (see frequencies.py): SQL over the register row `l`
and the roster row `r`. `m` is the prior share of true pairs at this level; the run blends it with what its anchors show.
Levels of one `group` share one set of error rates. A level without m is silent: its evidence lies in another field already.
"""

from dataclasses import dataclass

# Written {damerau} below: slips and neighbours exchanged, counted. DuckDB has it; Splink brings it to Spark under this name.
DAMERAU = "damerau_levenshtein"


@dataclass(frozen=True)
class Level:
    key: str
    sql: str
    group: str = ""
    m: float = 0.0
    chance: str = "1"


@dataclass(frozen=True)
class Comparison:
    key: str
    levels: tuple[Level, ...]

    def gamma(self, level: Level) -> int:
        """The number Splink gives this level: silent -1, else counting down to 0."""
        if not level.group:
            return -1
        spoken = [x for x in self.levels if x.group]
        return len(spoken) - 1 - spoken.index(level)

    def by_gamma(self) -> dict[int, Level]:
        return {self.gamma(level): level for level in self.levels if level.group}


FULL_BOTH = "ikind_l in ('full', 'bad') and ikind_r in ('full', 'bad')"
TWO_OF_THREE = "((case when area_l = area_r then 1 else 0 end) + (case when idbirth_l = idbirth_r then 1 else 0 end) + (case when tail_l = tail_r then 1 else 0 end)) = 2"
WHOLE = "(l.p_area * l.p_year / 365.25 / 1000)"

MASK_BOTH = "area_l <> '' and area_r <> ''"

IDENTITY = Comparison(
    "identity",
    (
        Level("silent", "tail_l = '' or tail_r = ''"),
        Level("full_same", f"{FULL_BOTH} and id18_l = id18_r and ikind_r = 'full'", "full", 0.985, WHOLE),
        Level("bad_same", f"{FULL_BOTH} and id18_l = id18_r", "bad", 0.05, WHOLE),
        Level(
            "full_slip",
            f"{FULL_BOTH} and ikind_r = 'full' and {{damerau}}(id18_l, id18_r) <= 1",
            "full",
            0.003,
            f"100 * {WHOLE}",
        ),
        Level("bad_slip", f"{FULL_BOTH} and {{damerau}}(id18_l, id18_r) <= 1", "bad", 0.85, f"100 * {WHOLE}"),
        Level(
            "full_two",
            f"{FULL_BOTH} and ikind_r = 'full' and {TWO_OF_THREE}",
            "full",
            0.004,
            "least(1, 10 * l.p_area * l.p_year / 365.25)",
        ),
        Level("bad_two", f"{FULL_BOTH} and {TWO_OF_THREE}", "bad", 0.05, "least(1, 10 * l.p_area * l.p_year / 365.25)"),
        Level("full_other", f"{FULL_BOTH} and ikind_r = 'full'", "full", 0.004),
        Level("bad_other", FULL_BOTH, "bad", 0.05),
        Level("mask_same", f"{MASK_BOTH} and ikey_l = ikey_r", "mask", 0.95, "l.p_area * l.p_tail"),
        Level(
            "mask_tail_slip",
            f"{MASK_BOTH} and area_l = area_r and {{damerau}}(tail_l, tail_r) <= 1",
            "mask",
            0.02,
            "l.p_area * 40 / 11000",
        ),
        Level(
            "mask_area_slip",
            f"{MASK_BOTH} and tail_l = tail_r and {{damerau}}(area_l, area_r) <= 1",
            "mask",
            0.02,
            "0.1 * l.p_tail",
        ),
        Level("mask_tail", f"{MASK_BOTH} and tail_l = tail_r", "mask", 0.004, "l.p_tail"),
        Level("mask_other", MASK_BOTH, "mask", 0.003),
        Level("tail_same", "tail_l = tail_r", "tail", 0.965, "l.p_tail"),
        Level("tail_slip", "{damerau}(tail_l, tail_r) <= 1", "tail", 0.025, "40 / 11000.0"),
        Level("tail_other", "ELSE", "tail", 0.01),
    ),
)


def _place_by_place(test: str, needed: int) -> str:
    parts = [f"(case when {test.format(i=i)} then 1 else 0 end)" for i in range(1, 5)]
    return f"n_l = n_r and n_r between 2 and 4 and {' + '.join(parts)} = {needed}"


ALL_ALIKE = _place_by_place("c{i}_l = c{i}_r or (c{i}_r <> ' ' and position(c{i}_r in k{i}_l) > 0)", 4)
ONE_DIFFERS = _place_by_place("c{i}_l = c{i}_r", 3)
LONG_NEAR = "n_r > 4 and n_l > 4 and {damerau}(py_l, py_r) <= 2"

NAME = Comparison(
    "name",
    (
        Level("silent", "(nm_r = '' and sur_r = '') or nm_l = ''"),
        Level(
            "nickname_same", "nick_r and (sur_l = sur_r or substr(sur_l, 1, 1) = sur_r)", "nickname", 0.97, "r.q_sur"
        ),
        Level("nickname_other", "nick_r", "nickname", 0.03),
        Level("exact", "nm_l = nm_r", "name", 0.90, "r.q_same"),
        Level("sound", "py_l = py_r", "name", 0.04, "least(1, 6 * r.q_any)"),
        Level("alike", ALL_ALIKE, "name", 0.015, "least(1, 6 * r.q_any)"),
        Level("near_sound", "npy_l = npy_r and n_l = n_r", "name", 0.004, "least(1, 10 * r.q_any)"),
        Level("lost", "position('|' || nm_r || '|' in shorter_l) > 0", "name", 0.02, "least(1, 2 * r.q_any)"),
        Level("added", "position('|' || nm_l || '|' in shorter_r) > 0", "name", 0.002, "least(1, 100 * r.q_any)"),
        Level("swapped", "swapped_r <> '' and nm_l = swapped_r", "name", 0.002, "r.q_any"),
        Level("one_differs", f"sur_l = sur_r and {ONE_DIFFERS}", "name", 0.006, "least(1, 150 * r.q_any)"),
        Level("long_near", LONG_NEAR, "name", 0.001, "least(1, 20 * r.q_any)"),
        Level("other_surname", ONE_DIFFERS, "name", 0.002, "least(1, 100 * r.q_any)"),
        Level("surname", "sur_l = sur_r", "name", 0.003, "r.q_sur"),
        Level("other", "ELSE", "name", 0.005),
    ),
)

PHONE_BOTH = "mkind_l = 'full' and mkind_r = 'full'"
KEY_BOTH = "mkey_l <> '' and mkey_r <> '' and mkind_l <> 'tail' and mkind_r <> 'tail'"

MOBILE = Comparison(
    "mobile",
    (
        Level("silent", "mkind_l = '' or mkind_r = ''"),
        Level("full_same", f"{PHONE_BOTH} and mob_l = mob_r", "full", 0.74, "c.family"),
        Level(
            "full_slip",
            f"{PHONE_BOTH} and {{damerau}}(mob_l, mob_r) <= 1",
            "full",
            0.015,
            "c.family / 5 + 110 * l.p_head / 100000000",
        ),
        Level("full_ends", f"{PHONE_BOTH} and mkey_l = mkey_r", "full", 0.001, "l.p_head * l.p_mtail"),
        Level("full_other", PHONE_BOTH, "full", 0.244),
        Level("mask_same", f"{KEY_BOTH} and mkey_l = mkey_r", "mask", 0.745, "c.family + l.p_head * l.p_mtail"),
        Level(
            "mask_slip",
            f"{KEY_BOTH} and {{damerau}}(mkey_l, mkey_r) <= 1",
            "mask",
            0.012,
            "l.p_head * 40 / 10000 + l.p_mtail * 0.2",
        ),
        Level("mask_other", KEY_BOTH, "mask", 0.243),
        Level("tail_same", "mtail_l = mtail_r", "tail", 0.75, "c.family + l.p_mtail"),
        Level("tail_other", "ELSE", "tail", 0.25),
    ),
)

BIRTH = Comparison(
    "birth",
    (
        Level("silent", f"ay_l is null or ay_r is null or ({FULL_BOTH})"),
        Level("day_same", "bkind_r = 'day' and bkind_l = 'day' and by8_l = by8_r", "day", 0.95, "l.p_ym / 30.4"),
        Level(
            "day_slip",
            "bkind_r = 'day' and bkind_l = 'day' and ({damerau}(by8_l, by8_r) <= 1 or by8_l = substr(by8_r, 1, 4) || substr(by8_r, 7, 2) || substr(by8_r, 5, 2))",
            "day",
            0.02,
            "l.p_ym",
        ),
        Level("day_month", "bkind_r = 'day' and bkind_l = 'day' and ym_l = ym_r", "day", 0.015, "l.p_ym"),
        Level("day_year", "bkind_r = 'day' and bkind_l = 'day' and yy_l = yy_r", "day", 0.01, "l.p_year"),
        Level("day_other", "bkind_r = 'day' and bkind_l = 'day'", "day", 0.005),
        Level(
            "month_same",
            "bkind_r in ('day', 'month') and bkind_l in ('day', 'month') and ym_l = ym_r",
            "month",
            0.97,
            "l.p_ym",
        ),
        Level(
            "month_slip",
            "bkind_r in ('day', 'month') and bkind_l in ('day', 'month') and {damerau}(ym_l, ym_r) <= 1",
            "month",
            0.015,
            "8 * l.p_ym",
        ),
        Level("month_other", "bkind_r in ('day', 'month') and bkind_l in ('day', 'month')", "month", 0.015),
        Level("age_same", "ay_l = ay_r", "age", 0.88, "l.p_year"),
        Level("age_older", "ay_l = ay_r - 1", "age", 0.05, "l.p_year"),
        Level("age_younger", "ay_l = ay_r + 1", "age", 0.05, "l.p_year"),
        Level("age_near", "abs(ay_l - ay_r) <= 3", "age", 0.01, "4 * l.p_year"),
        Level("age_other", "ELSE", "age", 0.01),
    ),
)

SEX = Comparison(
    "sex",
    (
        Level("silent", "sex_l = '' or (sex_r <> '' and sexcol_r = '') or (tail_l = tail_r and tail_r <> '')"),
        Level("unknown", "sex_r = ''", "unknown", 1.0, "l.p_sex_by_roster"),
        Level("same", "sex_l = sex_r", "sex", 0.995, "l.p_sex"),
        Level("differ", "ELSE", "sex", 0.005, "l.p_sex_by_roster * r.share_sex"),
    ),
)

PLACE = Comparison(
    "place",
    (
        Level("silent", "(town_r = '' or town_l = '') and (comm_r = '' or comm_l = '')"),
        Level(
            "both_same",
            "town_r <> '' and comm_r <> '' and town_l = town_r and comm_l = comm_r",
            "both",
            0.75,
            "l.p_town * l.p_comm",
        ),
        Level(
            "both_one",
            "town_r <> '' and comm_r <> '' and (town_l = town_r or comm_l = comm_r)",
            "both",
            0.10,
            "l.p_town + l.p_comm",
        ),
        Level("both_differ", "town_r <> '' and comm_r <> ''", "both", 0.15),
        Level("comm_same", "comm_r <> '' and comm_l = comm_r", "comm", 0.85, "l.p_comm"),
        Level("comm_differ", "comm_r <> ''", "comm", 0.15),
        Level("town_same", "town_l = town_r", "town", 0.85, "l.p_town"),
        Level("town_differ", "ELSE", "town", 0.15),
    ),
)

NATIVE = Comparison(
    "native",
    (
        Level("silent", "native_r = '' or area_l = '' or (area_r <> '' and tail_r <> '')"),
        Level("same", "native_r = area_l", "native", 0.90, "l.p_area"),
        Level("differ", "ELSE", "native", 0.10),
    ),
)

COMPARISONS = (IDENTITY, NAME, MOBILE, BIRTH, SEX, PLACE, NATIVE)
