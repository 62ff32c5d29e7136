"""The borders of the house hold, and the reader that says so would notice if they did not."""

import ast

import pytest

from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import PACKAGES, python_files
from tests.architecture.borders import FLOOR_OF, KERNEL, imports_of, module_of, refusal


def refusals(source: str, module: str, *, is_package: bool = False) -> list[str]:
    return [said for found in imports_of(source, module, is_package=is_package) if (said := refusal(found))]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_import_crosses_a_border(package: str) -> None:
    said = [
        one
        for path in python_files()
        if path.is_relative_to(ROOT / package)
        for one in refusals(path.read_text(encoding="utf-8"), module_of(path), is_package=path.name == "__init__.py")
    ]
    assert not said, "\n" + "\n".join(said)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("jinxi_portal.kernel.clock", "from jinxi_portal.accounts.public import Role"),
        ("jinxi_portal.web.views.home", "from members.public import is_member"),
        ("jinxi_portal.web.views.home", "from jinxi_portal.sheets.public import read"),
        ("jinxi_portal.sheets.public", "import jinxi_portal.figures.public"),
        ("members.actions.confirm", "from jinxi_portal.accounts.models import User"),
        ("members.actions.confirm", "from jinxi_portal.records import history"),
        ("members.actions.confirm", "def act():\n    from branches.public import branch_of"),
        ("members.actions.confirm", "if TYPE_CHECKING:\n    from branches.public import Branch"),
        ("members.actions.confirm", "import_module('credit.public')"),
        ("members.actions.confirm", "importlib.import_module('credit.rules')"),
        ("contracts.public", "from microhomes.public import keeper"),
        ("disputes.public", "from training.public import course"),
        ("disputes.public", "from ..training.public import course"),
        ("members.tasks", "from jinxi_portal.celery import app"),
        ("members.tasks", "from jinxi_portal.settings import base"),
        ("members.tasks", "from jinxi_portal.runtime import home"),
        ("jinxi_portal.web.apps", "from jinxi_portal.demo.loading import load"),
        ("jinxi_portal.runtime.prepare", "from jinxi_portal.demo.loading import load"),
        ("jinxi_portal.runtime.prepare", "from jinxi_portal.accounts.public import Role"),
        ("jinxi_portal.demo.loading", "from members.models import Person"),
    ],
)
def test_it_notices_an_import_that_crosses_a_border(module: str, source: str) -> None:
    assert refusals(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("members.actions.confirm", "from jinxi_portal.kernel.clock import now"),
        ("members.actions.confirm", "from jinxi_portal.kernel import clock"),
        ("members.actions.confirm", "from jinxi_portal.accounts.public import Role"),
        ("members.actions.confirm", "from jinxi_portal.sheets import public as sheets"),
        ("members.actions.confirm", "from members.models import Person"),
        ("members.actions.confirm", "from .decide import decide"),
        ("credit.rules", "from disputes.public import facts"),
        ("jinxi_portal.runtime.home", "from jinxi_portal.kernel.sealing import generate_keys_file"),
        ("jinxi_portal.demo.loading", "from jinxi_portal.runtime.home import write_private"),
        ("jinxi_portal.demo.loading", "from members.public import Person"),
        ("jinxi_portal.urls", "path('members/', include('members.urls'))"),
        ("members.models.person", "models.ForeignKey('branches.Branch', on_delete=models.PROTECT)"),
    ],
)
def test_it_lets_the_allowed_ones_pass(module: str, source: str) -> None:
    assert not refusals(source, module)


def test_every_part_stands_on_one_floor() -> None:
    parts = {path.parent.name for path in (ROOT / "jinxi_portal").glob("*/__init__.py")}
    named = {part.removeprefix("jinxi_portal.") for part in FLOOR_OF if part.startswith("jinxi_portal.")}
    assert parts == named | {"runtime", "demo", "settings"}


def test_the_kernel_has_no_tables_and_no_http() -> None:
    for path in (ROOT / "jinxi_portal" / "kernel").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        modules += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        web = [
            name
            for name in modules
            if name.startswith(("django.http", "django.urls", "django.shortcuts", "rest_framework"))
        ]
        assert not web, f"{path}: the {KERNEL} knows no HTTP, but imports {web}"
        bases = [ast.unparse(base) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for base in node.bases]
        assert not {"Model", "models.Model"} & set(bases), f"{path}: the {KERNEL} has no tables"
