"""Who meets what at every address: one line per route, read by ``test_matrix.py``.

How to add a route of your own
    1. Add ``"app:name": Row(COLUMN)`` to ``rows/<app>.py``, or ``act(COLUMN)`` for what is posted. The columns (COMMITTEE_ONLY,
       ``only(...)``, ``hidden_but_for(...)`` …) and the callers are explained in ``expectations.py``.
    2. When the address names a thing, write a function in ``things/<app>.py`` that makes it and answers the address's arguments,
       and give it to the row. When a post needs a body to get past its form, give that as ``sent``.
    3. Write the row from the rule that was asked for, not from what the page happens to answer.
A route without a row fails, and so does a row without a route. A view without ``@guarded`` needs a reason in ``UNGUARDED``.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.permissions import rows
from tests.permissions.expectations import Row

#: Names of routes whose views carry no guard of ours, each with the reason.
UNGUARDED: dict[str, str] = {}


def _collect() -> dict[str, Row]:
    """All rows; an address with two rows is an error."""
    found: dict[str, Row] = {}
    for module in iter_modules(rows.__path__):
        for name, row in import_module(f"{rows.__name__}.{module.name}").ROWS.items():
            if name in found:
                raise ValueError(f"{name} has two rows, the second in rows/{module.name}.py")
            found[name] = row
    return found


ROWS = _collect()
