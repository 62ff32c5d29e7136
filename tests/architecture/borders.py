"""Who may import whom (docs/house.md), and a reader of imports that misses none: inside functions, by name, for types."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import ROOMS

#: From the ground up; parts on one line do not import each other.
FLOORS: list[tuple[str, ...]] = [
    ("jinxi_portal.kernel",),
    ("jinxi_portal.accounts",),
    ("jinxi_portal.records",),
    tuple(f"jinxi_portal.{name}" for name in ("web", "rest", "papers", "sheets", "notices", "figures")),
    ("members",),
    ("branches",),
    ("contracts", "microhomes"),
    ("disputes", "training"),
    ("credit",),
]
FLOOR_OF = {part: floor for floor, parts in enumerate(FLOORS) for part in parts}
#: Beside the floors: who starts processes, who loads the demo county, what configures Django.
RUNTIME, DEMO, SETTINGS = "jinxi_portal.runtime", "jinxi_portal.demo", "jinxi_portal.settings"
#: The frame ties the parts together by their names in strings; nobody imports it.
FRAME = "jinxi_portal"
KERNEL = "jinxi_portal.kernel"
_LOADERS = {"import_module", "import_string", "__import__"}


@dataclass(frozen=True)
class Import:
    """One import of one of our modules."""

    place: str
    line: int
    module: str


def part_of(module: str) -> str | None:
    """The part of the house a module belongs to; ``None`` for what is not ours."""
    names = module.split(".")
    if names[0] in ROOMS:
        return names[0]
    if names[0] != FRAME:
        return None
    part = ".".join(names[:2])
    return part if part in FLOOR_OF or part in {RUNTIME, DEMO, SETTINGS} else FRAME


def module_of(path: Path) -> str:
    names = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imports_of(source: str, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Every import of our own modules in a source: at the top, inside functions, for types only, and by name in a string."""
    for node in ast.walk(ast.parse(source)):
        for name in _modules(node, module, is_package=is_package):
            if part_of(name) is not None:
                yield Import(module, getattr(node, "lineno", 0), name)


def _modules(node: ast.AST, module: str, *, is_package: bool) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            names = module.split(".")
            above = names[: len(names) - node.level + (1 if is_package else 0)]
            base = ".".join([*above, base] if base else above)
        # ``from members import public`` names the module ``members.public``.
        yield from (f"{base}.{alias.name}" if _is_module(f"{base}.{alias.name}") else base for alias in node.names)
    elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if function in _LOADERS and isinstance(node.args[0].value, str):
            yield node.args[0].value


def _is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def refusal(found: Import) -> str | None:
    """Why an import crosses a border; ``None`` when it does not."""
    own, other = part_of(found.place), part_of(found.module)
    if own == other or own in {FRAME, SETTINGS} or own is None or other is None:
        return None
    where = f"{found.place}:{found.line} imports {found.module}"
    if other in {FRAME, SETTINGS}:
        return f"{where}: the frame and the settings tie the parts together; no part imports them"
    if own == RUNTIME:
        return None if other == KERNEL else f"{where}: the runtime starts processes and imports the kernel only"
    if other in {RUNTIME, DEMO}:
        return None if own == DEMO else f"{where}: nobody imports {other}"
    if own != DEMO and FLOOR_OF[other] >= FLOOR_OF[own]:
        return f"{where}: imports run downward only; announce an event, fill a slot, or move the code"
    if other != KERNEL and found.module != f"{other}.public":
        return f"{where}: from another part import only its door, {other}.public"
    return None
