"""Chance agreement counted from the register: how many bear this very name, this area, these last four digits.

The chance of a name is its count without the row itself, blended with what its characters predict; how much the
prediction weighs is found by leaving each name out in turn. Names are counted within a sex.
"""

import math

import duckdb

GRID = (0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 20.0)


def _share_of_sexes(con: duckdb.DuckDBPyConnection) -> None:
    """How the sexes stand on the register and on the rosters; a roster without the column takes the others' share."""
    con.execute("""
        create or replace table sex_shares as
        with s(sex) as (values ('1'), ('2')),
             l as (select sex, count(*) as n from reg where sex <> '' group by sex),
             r as (select sex, count(*) as n from ros where sex <> '' group by sex),
             both_ as (select s.sex, coalesce(l.n, 0) + 1.0 as nl, coalesce(r.n, 0) as nr from s left join l using (sex) left join r using (sex)),
             total as (select sum(nl) as tl, sum(nr) as tr from both_)
        select sex, nl / tl as on_register, (nr + 50 * nl / tl) / (tr + 50) as on_roster from both_, total
    """)


def _name_model(con: duckdb.DuckDBPyConnection) -> None:
    """`name_predicted`: every distinct name of both lists, with what its surname and characters (or parts) predict."""
    con.execute("""
        create or replace table name_counts as
        select nm, sex, min(tokens) as tokens, min(structure) as structure, count(*) as c from reg where nm <> '' and sex <> '' group by nm, sex;
        create or replace table surname_share as
        select sur, (count(*) + 0.5) / ((select count(*) from reg where sur <> '') + 1.0) as p from reg where sur <> '' group by sur;
        create or replace table structure_share as
        select sex, structure, (c + 0.5) / (sum(c) over (partition by sex) + 3) as p
        from (select sex, structure, sum(c) as c from name_counts group by all);
        create or replace table token_share as
        with single as (select sex, c, unnest(string_split(tokens, '|')) as token from name_counts),
             counted as (select sex, token, sum(c) as c from single group by all)
        select sex, token, (c - 0.5) / (sum(c) over (partition by sex, token[1]) + 50) as p from counted;
        create or replace table name_predicted as
        with names as (select nm, min(tokens) as tokens, min(structure) as structure
                       from (select nm, tokens, structure from reg union all select nm, tokens, structure from ros) where nm <> '' group by nm),
             sexed as (select names.*, s.sex from names, sex_shares s),
             single as (select nm, sex, unnest(string_split(tokens, '|')) as token from sexed),
             logs as (select nm, sex, sum(ln(coalesce(t.p, case when token[1] = 'p' then 0.002 else 1e-5 end))) as lp
                      from single left join token_share t using (sex, token) group by all)
        select x.nm, x.sex, exp(coalesce(logs.lp, 0)) * coalesce(s.p, 1e-4) as p
        from sexed x left join logs using (nm, sex) left join structure_share s using (sex, structure)
    """)


def _best_blend(con: duckdb.DuckDBPyConnection) -> float:
    """How many counted rows the prediction from characters is worth, per row of the register."""
    sums = ", ".join(f"sum(c * ln((c - 1 + {g} * tot * p) / (tot - 1 + {g} * tot)))" for g in GRID)
    rows = con.execute(f"""
        select {sums} from (select k.c, p.p, sum(k.c) over (partition by k.sex) as tot from name_counts k join name_predicted p using (nm, sex))
        where tot > 1
    """).fetchall()
    row = rows[0]
    scores = [round(x, 3) if x is not None and math.isfinite(x) else -math.inf for x in row]
    return GRID[scores.index(max(scores))]


def _name_chances(con: duckdb.DuckDBPyConnection, blend: float) -> None:
    con.execute(f"""
        create or replace table name_chances as
        with tot as (select sex, sum(c) as tot from name_counts group by sex),
             p as (select p.nm, p.sex, p.p, coalesce(k.c, 0) as c, coalesce(tot.tot, 0) as tot
                   from name_predicted p left join name_counts k using (nm, sex) left join tot using (sex))
        select nm, sex, (greatest(c - 1, 0) + {blend} * (tot + 1) * p) / (tot + {blend} * (tot + 1)) as same,
            (c + {blend} * (tot + 1) * p) / (tot + {blend} * (tot + 1)) as anyone
        from p
    """)
    con.execute("""
        create or replace table name_mixed as
        select nm, sum(same * on_roster) as same, sum(anyone * on_roster) as anyone from name_chances join sex_shares using (sex) group by nm
    """)


def count_register(con: duckdb.DuckDBPyConnection) -> None:
    """Adds the chance columns: table `reg` becomes `l`, table `ros` becomes `r`."""
    _share_of_sexes(con)
    _name_model(con)
    blend = _best_blend(con)
    _name_chances(con, blend)
    for column in ("area", "ym", "mhead", "town", "comm"):
        con.execute(f"""
            create or replace table share_{column} as
            select {column}, (count(*) + 0.5) / ((select count(*) from reg where {column} <> '') + 1.0) as p from reg where {column} <> '' group by {column}
        """)
    con.execute(
        "create or replace table share_yy as select yy, (count(*) + 1.0) / ((select count(*) from reg where yy is not null) + 60.0) as p from reg where yy is not null group by yy"
    )
    for column, even, weight in (("tail", 1 / 11000, 20000), ("mtail", 1 / 10000, 20000)):
        con.execute(f"""
            create or replace table share_{column} as
            select {column}, (count(*) - 1 + {weight * even}) / ((select count(*) from reg where {column} <> '') + {weight}.0) as p from reg where {column} <> '' group by {column}
        """)
    con.execute("""
        create or replace view l as
        select reg.*, coalesce(a.p, 0.01) as p_area, coalesce(t.p, 1 / 11000.0) as p_tail, coalesce(m.p, 1 / 700.0) as p_ym,
            coalesce(y.p, 1 / 60.0) as p_year, coalesce(h.p, 0.02) as p_head, coalesce(e.p, 1 / 10000.0) as p_mtail,
            coalesce(w.p, 0.1) as p_town, coalesce(k.p, 0.1) as p_comm,
            coalesce(s.on_register, 1) as p_sex, coalesce(s.on_register / s.on_roster, 1) as p_sex_by_roster
        from reg left join share_area a using (area) left join share_tail t using (tail) left join share_ym m using (ym)
            left join share_yy y using (yy) left join share_mhead h using (mhead) left join share_mtail e using (mtail)
            left join share_town w using (town) left join share_comm k using (comm) left join sex_shares s using (sex)
    """)
    con.execute("""
        create or replace view r as
        select ros.*, coalesce(c.same, x.same, 1e-6) as q_same, coalesce(c.anyone, x.anyone, 1e-6) as q_any, coalesce(u.p, 1e-4) as q_sur,
            coalesce(s.on_roster, 0.5) as share_sex
        from ros left join name_chances c using (nm, sex) left join name_mixed x using (nm)
            left join surname_share u using (sur) left join sex_shares s using (sex)
    """)
    con.execute(
        "create or replace table l_chances as select unique_id, p_area, p_tail, p_ym, p_year, p_head, p_mtail, p_town, p_comm, p_sex, p_sex_by_roster from l"
    )
    con.execute(
        "create or replace table r_chances as select unique_id, list, row, pattern, q_same, q_any, q_sur, share_sex from r"
    )
