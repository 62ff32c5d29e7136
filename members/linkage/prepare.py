"""From the text columns of a list to the columns the comparison needs.

Clean values are taken apart in SQL; only values that are not clean, and every distinct name, pass through Python.
"""

from collections.abc import Callable, Iterable
from typing import Any

import duckdb
import pyarrow as pa

from jinxi_portal.kernel.id_number.whole import WEIGHTS
from jinxi_portal.kernel.lookalike import lookalikes
from jinxi_portal.kernel.sex import Sex, read_sex
from members.linkage.births import age_years, birth_digits
from members.linkage.identity import id_parts
from members.linkage.names import name_parts
from members.linkage.phones import mobile_parts
from members.linkage.places import native_area, place_parts
from members.linkage.settings import CANONICAL_COLUMNS

MALE, FEMALE = Sex.MALE.value, Sex.FEMALE.value
CLEAN_ID = "regexp_full_match(id_number, '[1-9][0-9]{16}[0-9X]')"
CLEAN_MOBILE = "regexp_full_match(mobile, '1[3-9][0-9]{9}')"
CHECK_SUM = " + ".join(f"(ascii(id_number[{i + 1}]) - 48) * {w}" for i, w in enumerate(WEIGHTS))
TEXT = pa.string()
SQL_TYPES = {TEXT: "varchar", pa.bool_(): "boolean", pa.int8(): "tinyint", pa.int16(): "smallint"}
CHUNK = 20_000
# Dates as the reading of sheets writes them.
CLEAN_BIRTH = "regexp_full_match(birth, '(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?')"


def _lookup(
    con: duckdb.DuckDBPyConnection,
    name: str,
    keys: Iterable[str],
    columns: dict[str, pa.DataType],
    take: Callable[[str], tuple[Any, ...]],
) -> None:
    """Registers a table `name` of raw value -> parts."""
    values = sorted(keys)
    con.execute(
        f"create or replace table {name} (raw varchar, {', '.join(f'{c} {SQL_TYPES[t]}' for c, t in columns.items())})"
    )
    schema = pa.schema([("raw", TEXT), *columns.items()])
    for start in range(0, len(values), CHUNK):
        chunk = values[start : start + CHUNK]
        parts = [take(v) for v in chunk]
        arrays = [pa.array(chunk, TEXT), *(pa.array([p[i] for p in parts], t) for i, t in enumerate(columns.values()))]
        con.register("chunk_arrow", pa.Table.from_arrays(arrays, schema=schema))
        con.execute(f"insert into {name} select * from chunk_arrow")
        con.unregister("chunk_arrow")


def _distinct(con: duckdb.DuckDBPyConnection, table: str, column: str, where: str = "true") -> list[str]:
    rows = con.execute(f"select distinct {column} from {table} where {column} <> '' and {where}").fetchall()
    return [r[0] for r in rows]


def _names(raw: str) -> tuple[Any, ...]:
    p = name_parts(raw)
    return (
        p.name,
        p.surname,
        p.nickname,
        p.rewritten,
        p.sound,
        p.near_sound,
        p.length,
        *p.characters,
        p.shortened,
        p.swapped,
        p.structure,
        p.tokens,
    )


NAME_COLUMNS = (
    {"nm": TEXT, "sur": TEXT, "nick": pa.bool_(), "rewritten": pa.bool_(), "py": TEXT, "npy": TEXT, "n": pa.int8()}
    | {f"c{i}": TEXT for i in range(1, 5)}
    | {"shorter": TEXT, "swapped": TEXT, "structure": TEXT, "tokens": TEXT}
)


def _sex(raw: str) -> tuple[str]:
    sex = read_sex(raw)
    return (sex.value if sex and sex.is_known else "",)


def _age(raw: str) -> tuple[int | None]:
    return (age_years(raw),)


def load(con: duckdb.DuckDBPyConnection, target: str, tables: dict[str, pa.Table]) -> None:
    """Puts the given lists, one after the other, into `target_raw` with every canonical column as text."""
    con.execute(
        f"create or replace table {target}_raw (list varchar, row integer, {', '.join(f'{c} varchar' for c in CANONICAL_COLUMNS)})"
    )
    for name, table in tables.items():
        con.register("incoming", table)
        present = set(table.column_names)
        picked = [f"coalesce(trim(cast({c} as varchar)), '')" if c in present else "''" for c in CANONICAL_COLUMNS]
        row = "cast(row as integer)" if "row" in present else "cast(row_number() over () as integer)"
        con.execute(f"insert into {target}_raw select $name, {row}, {', '.join(picked)} from incoming", {"name": name})
        con.unregister("incoming")


# The order of patterns from the fullest to the barest row.
FULLNESS = "array_position(['full', 'masked', 'tail', 'month', 'age', 'bare'], pattern)"


def prepare(con: duckdb.DuckDBPyConnection, target: str, *, fullest_first: bool = False) -> None:
    """Makes table `target` out of `target_raw`; unique_id runs in the order of the lists, or with the fullest rows first."""
    raw = f"{target}_raw"
    _lookup(con, "names_", _distinct(con, raw, "name"), NAME_COLUMNS, _names)
    id_columns = {"kind": TEXT, "number": TEXT, "area": TEXT, "birth": TEXT, "tail": TEXT}
    _lookup(
        con, "ids_", _distinct(con, raw, "id_number", f"not {CLEAN_ID} or id_number like '%000'"), id_columns, id_parts
    )
    mobile_columns = {"kind": TEXT, "number": TEXT, "head": TEXT, "tail": TEXT}
    _lookup(con, "mobiles_", _distinct(con, raw, "mobile", f"not {CLEAN_MOBILE}"), mobile_columns, mobile_parts)
    _lookup(
        con,
        "births_",
        _distinct(con, raw, "birth", f"not {CLEAN_BIRTH}"),
        {"digits": TEXT},
        lambda v: (birth_digits(v),),
    )
    _lookup(con, "ages_", _distinct(con, raw, "age"), {"years": pa.int16()}, _age)
    _lookup(con, "places_", _distinct(con, raw, "place"), {"town": TEXT, "community": TEXT}, place_parts)
    _lookup(con, "natives_", _distinct(con, raw, "native_place"), {"area": TEXT}, lambda v: (native_area(v),))
    _lookup(con, "sexes_", _distinct(con, raw, "sex"), {"sex": TEXT}, _sex)
    clean = f"(i.raw is null and {CLEAN_ID})"
    good = f"(substr('10X98765432', cast(({CHECK_SUM}) % 11 as integer) + 1, 1) = substr(id_number, 18, 1))"
    clean_mobile = f"(m.raw is null and {CLEAN_MOBILE})"
    clean_birth = f"(b.raw is null and {CLEAN_BIRTH.replace('birth,', 'r.birth,')})"
    con.execute(f"""
        create or replace table {target}_parts as
        select cast(row_number() over (order by r.rowid) as integer) as unique_id, r.list, r.row,
            coalesce(n.nm, '') as nm, coalesce(n.sur, '') as sur, coalesce(n.nick, false) as nick,
            coalesce(n.rewritten, false) as rewritten, coalesce(n.py, '') as py, coalesce(n.npy, '') as npy,
            coalesce(n.n, 0) as n, {", ".join(f"coalesce(n.c{i}, '') as c{i}" for i in range(1, 5))},
            coalesce(n.shorter, '') as shorter, coalesce(n.swapped, '') as swapped, coalesce(n.structure, '') as structure, coalesce(n.tokens, '') as tokens,
            case when {clean} then case when {good} then 'full' else 'bad' end else coalesce(i.kind, '') end as ikind,
            case when {clean} then id_number else coalesce(i.number, '') end as id18,
            case when {clean} then substr(id_number, 1, 6) else coalesce(i.area, '') end as area,
            case when {clean} then substr(id_number, 15, 4) else coalesce(i.tail, '') end as tail,
            case when {clean} then substr(id_number, 7, 8) else coalesce(i.birth, '') end as idbirth,
            case when {clean_mobile} then 'full' else coalesce(m.kind, '') end as mkind,
            case when {clean_mobile} then mobile else coalesce(m.number, '') end as mob,
            case when {clean_mobile} then substr(mobile, 1, 3) else coalesce(m.head, '') end as mhead,
            case when {clean_mobile} then substr(mobile, 8, 4) else coalesce(m.tail, '') end as mtail,
            case when {clean_birth} then replace(r.birth, '-', '') else coalesce(b.digits, '') end as birthcol, a.years as age, coalesce(p.town, '') as town,
            coalesce(p.community, '') as comm, coalesce(v.area, '') as native, coalesce(s.sex, '') as sexcol,
            coalesce(r.ethnicity, '') as ethnicity
        from {raw} r left join names_ n on r.name = n.raw left join ids_ i on r.id_number = i.raw
            left join mobiles_ m on r.mobile = m.raw left join births_ b on r.birth = b.raw
            left join ages_ a on r.age = a.raw left join places_ p on r.place = p.raw
            left join natives_ v on r.native_place = v.raw left join sexes_ s on r.sex = s.raw
    """)
    birth = "case when birthcol <> '' then birthcol else idbirth end"
    con.execute(f"""
        create or replace table {target} as
        select *, mhead || mtail as mkey, area || tail as ikey,
            case when length(birth) >= 8 then 'day' when length(birth) >= 6 then 'month'
                 when length(birth) >= 4 or age is not null then 'age' else '' end as bkind,
            case when length(birth) >= 8 then birth else '' end as by8,
            case when length(birth) >= 6 then substr(birth, 1, 6) else '' end as ym,
            case when length(birth) >= 4 then cast(substr(birth, 1, 4) as integer) end as yy,
            case when sexcol <> '' then sexcol
                 when length(tail) = 4 and tail[3] between '0' and '9' then case when cast(tail[3] as integer) % 2 = 1 then '{MALE}' else '{FEMALE}' end
                 else '' end as sex,
            case when ikind in ('full', 'bad') then 'full' when ikind = 'mask' then 'masked' when ikind = 'tail' then 'tail'
                 when length(birth) >= 6 then 'month' when length(birth) >= 4 or age is not null then 'age' else 'bare' end as pattern
        from (select *, {birth} as birth from {target}_parts) order by unique_id
    """)
    if fullest_first:
        con.execute(f"""
            create or replace table {target} as
            select cast(row_number() over (order by nick, {FULLNESS}, mkind <> 'full', unique_id) as integer) as unique_id, * exclude (unique_id)
            from {target} order by unique_id
        """)
    con.execute(f"drop table {target}_parts")
    con.execute(f"drop table {raw}")


def add_lookalikes(con: duckdb.DuckDBPyConnection, *tables: str) -> None:
    """Columns k1 to k4: for each character of a name, those of all names at hand that look like it."""
    characters = " union ".join(f"select unnest([c1, c2, c3, c4]) as c from {t}" for t in tables)
    found = lookalikes(r[0] for r in con.execute(f"select c from ({characters}) where trim(c) <> ''").fetchall())
    pairs = pa.table({"c": pa.array(sorted(found), TEXT), "k": pa.array([found[c] for c in sorted(found)], TEXT)})
    con.register("alike_arrow", pairs)
    con.execute("create or replace table alike_ as select * from alike_arrow")
    con.unregister("alike_arrow")
    columns = ", ".join(f"coalesce(a{i}.k, '') as k{i}" for i in range(1, 5))
    joins = " ".join(f"left join alike_ a{i} on a{i}.c = t.c{i}" for i in range(1, 5))
    for table in tables:
        con.execute(
            f"create or replace table {table} as select t.*, {columns} from {table} t {joins} order by unique_id"
        )
