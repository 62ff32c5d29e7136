"""Typst, with the papers' fonts loaded once in a process. Imported only when a paper is really set."""

import functools
from pathlib import Path
from typing import cast

import manimgx_fonts_cjk
import typst
from django.conf import settings

FONTS_FOLDER = Path(manimgx_fonts_cjk.__file__).parent


@functools.cache
def fonts() -> typst.Fonts:
    """Only the locked fonts: what lies on the machine must not change a paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_FOLDER)])


def to_pdf(source: Path, inputs: dict[str, str], *, moment: int) -> bytes:
    """PDF/A-2b of a template; the same inputs and moment (seconds since 1970) give the same bytes."""
    return cast(bytes, _compiler(source, inputs).compile(format="pdf", pdf_standards=["a-2b"], timestamp=moment))


def to_pictures(source: Path, inputs: dict[str, str], *, moment: int, ppi: float) -> list[bytes]:
    """The pages as PNG."""
    made = _compiler(source, inputs).compile(format="png", timestamp=moment, ppi=ppi)
    return list(made) if isinstance(made, list) else [cast(bytes, made)]


def _compiler(source: Path, inputs: dict[str, str]) -> typst.Compiler:
    root = Path(settings.ROOT)
    return typst.Compiler(source, root=root, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs)
