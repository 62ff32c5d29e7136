"""Typst, with the papers' fonts loaded once in a process. Imported only when a paper is really set."""

import functools
import re
from pathlib import Path
from typing import cast

import manimgx_fonts_cjk
import pylopdf_fonts_zh_cn
import typst
from django.conf import settings
from django.utils.translation import gettext as _

from jinxi_portal.papers.refusals import Refusal

#: Sans in all weights, and one Serif for running text.
FONTS = (Path(manimgx_fonts_cjk.__file__).parent, Path(pylopdf_fonts_zh_cn.__file__).parent)
#: What Typst says of a character that neither font has; PDF/A allows no empty boxes.
_NOT_DRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')


@functools.cache
def fonts() -> typst.Fonts:
    """Only the locked fonts: what lies on the machine must not change a paper."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in FONTS]
    )


def to_pdf(source: Path, inputs: dict[str, str], *, moment: int) -> bytes:
    """PDF/A-2b of a template; the same inputs and moment (seconds since 1970) give the same bytes.

    Raises:
        Refusal: the fonts lack a character, as with very rare names.
    """
    try:
        return cast(bytes, _compiler(source, inputs).compile(format="pdf", pdf_standards=["a-2b"], timestamp=moment))
    except typst.TypstError as error:
        if (found := _NOT_DRAWN.search(str(error))) is None:
            raise
        raise Refusal(
            _("字库里没有“%(sign)s”，文书印不出来。请换成证件上也用的写法，或者改用拼音。") % {"sign": found[1]}
        ) from error


def to_pictures(source: Path, inputs: dict[str, str], *, moment: int, ppi: float) -> list[bytes]:
    """The pages as PNG."""
    made = _compiler(source, inputs).compile(format="png", timestamp=moment, ppi=ppi)
    return list(made) if isinstance(made, list) else [cast(bytes, made)]


def _compiler(source: Path, inputs: dict[str, str]) -> typst.Compiler:
    root = Path(settings.ROOT)
    return typst.Compiler(source, root=root, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs)
