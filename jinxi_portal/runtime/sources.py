"""The portal's own source files: Python of the foundation and the rooms, templates."""

from pathlib import Path

from jinxi_portal.runtime.home import ROOT

FOUNDATION = ("accounts", "records", "web", "rest", "papers", "sheets", "notices", "figures", "demo")
ROOMS = ("members", "branches", "microhomes", "disputes", "training", "credit", "contracts")
PACKAGES = ("jinxi_portal", *ROOMS)


def python_files() -> list[Path]:
    """Every Python file of the product, tests and benches left out."""
    return [ROOT / "manage.py", *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))]


def template_files() -> list[Path]:
    """Every template: pages, parts, mails, sentences of the timeline."""
    folders = [ROOT / "templates", *(ROOT.glob("*/templates")), *(ROOT.glob("jinxi_portal/*/templates"))]
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".html", ".txt", ".svg", ".xml"}
    ]
