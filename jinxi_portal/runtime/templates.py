"""``python -m jinxi_portal.runtime.templates check|format``: indentation by djhtml, and every template compiles."""

import os
import subprocess
import sys

from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.sources import template_files


def indentation(*, write: bool) -> int:
    pages = [str(path.relative_to(ROOT)) for path in template_files() if path.suffix == ".html"]
    if not pages:
        return 0
    command = [sys.executable, "-m", "djhtml", "--tabwidth", "2", *([] if write else ["--check"]), *pages]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode and not write:
        print(done.stderr.strip(), "These templates are not indented as the house does it; run make format.", sep="\n")
    return 0 if write else done.returncode


def compile_all() -> int:
    """Compile every template with the portal's own engine, so that a slip shows before a visitor meets it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    import django
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    django.setup()
    broken = 0
    for path in template_files():
        name = str(path)[str(path).index("templates/") + len("templates/") :]
        try:
            get_template(name)
        except TemplateSyntaxError as error:
            broken += 1
            print(f"{path.relative_to(ROOT)}: {error}")
    return 1 if broken else 0


def main(arguments: list[str]) -> int:
    if arguments == ["format"]:
        return indentation(write=True)
    if arguments == ["check"]:
        return indentation(write=False) | compile_all()
    print("usage: templates check|format", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
