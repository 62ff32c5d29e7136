"""What a case file is joined from."""

import io
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.papers.refusals import Refusal

#: A4 at 150 pixels per inch, with a margin on every side.
_SHEET, _MARGIN = (1240, 1754), 90


@dataclass(frozen=True)
class Part:
    """One entry of the index: ``date`` as it is printed there. ``pdf`` may be a paper of ours or somebody's file."""

    title: str
    pdf: bytes
    date: str = ""


class PartUnreadable(Refusal):
    code = "part_unreadable"

    def __init__(self, title: Any) -> None:
        super().__init__(
            _("“%(title)s”打不开（有密码或已损坏），装不进卷宗。请换成没有密码的完整文件后再试。") % {"title": title}
        )


def part_of_picture(title: str, picture: bytes, date: str = "") -> Part:
    """A picture (a photo, a screenshot) on a sheet of its own, upright and as large as fits.

    Raises:
        PartUnreadable: the picture is damaged.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 -- only who joins pictures needs it

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise PartUnreadable(title) from error
    upright.thumbnail((_SHEET[0] - 2 * _MARGIN, _SHEET[1] - 2 * _MARGIN))
    sheet = Image.new("RGB", _SHEET, "white")
    sheet.paste(upright, ((_SHEET[0] - upright.width) // 2, (_SHEET[1] - upright.height) // 2))
    out = io.BytesIO()
    sheet.save(out, "PDF", resolution=150.0, quality=85, creationDate=None, modDate=None, producer=None)
    return Part(title, out.getvalue(), date)


def page_count(part: Part) -> int:
    """How many sheets the part adds.

    Raises:
        PartUnreadable: the part is encrypted or damaged.
    """
    from jinxi_portal.papers.joining.joined import pages_of  # noqa: PLC0415 -- keeps pypdf out of processes that join nothing

    return len(pages_of(part))
