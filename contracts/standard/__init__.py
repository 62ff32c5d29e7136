"""The county's standard contracts, as they come with the portal: read from the files beside this one."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@cache
def standard_templates() -> tuple[dict[str, Any], ...]:
    """Key, title, kind, variables and clauses of each, in the order of their names."""
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.yaml")))
