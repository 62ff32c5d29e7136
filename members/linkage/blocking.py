"""Which pairs are looked at. Every rule is an equality the database can join on, so no rule multiplies the lists.

A person's row is found when any one of these still agrees; a nickname is looked up by its mobile only.
"""

NAMED = "r.nm <> ''"
SHORTER = "position('|' || r.nm || '|' in l.shorter) > 0"
LONGER = "position('|' || l.nm || '|' in r.shorter) > 0"

# Many thousands share area and last four digits: surname or age must fit too, or nobody's age is known.
BESIDE_MASK = "l.sur = r.sur or coalesce(abs(l.ay - r.ay), 0) <= 3"

RULES = (
    "l.id18 = r.id18 and r.id18 <> ''",
    "l.mob = r.mob and r.mob <> ''",
    "l.mkey = r.mkey and r.mkind = 'mask'",
    f"l.ikey = r.ikey and r.ikind = 'mask' and ({BESIDE_MASK})",
    "l.tail = r.tail and l.ym = r.ym and r.tail <> '' and r.ym <> ''",
    "l.tail = r.tail and l.sur = r.sur and r.ikind in ('tail', 'mask')",
    "l.mtail = r.mtail and l.sur = r.sur and r.mkind = 'tail'",
    f"l.py = r.py and l.ym = r.ym and {NAMED} and r.ym <> ''",
    f"l.py = r.py and {NAMED} and r.bkind = 'age' and abs(l.ay - r.ay) <= 3",
    f"l.py = r.py and {NAMED} and r.ikind = 'bad'",
    f"l.nm = r.nm and {NAMED} and r.bkind = '' and r.ikind = ''",
    f"l.sur = r.sur and l.n > 4 and r.n > 4 and ({SHORTER} or {LONGER})",
    f"l.sur = r.sur and l.ym = r.ym and {NAMED} and r.ikind = '' and (l.npy = r.npy or {SHORTER})",
)

# Among rosters the fuller row stands left, but its mobile may be the masked one.
RULES_AMONG_ROSTERS = (*RULES, "l.mkey = r.mkey and l.mkind = 'mask'")
