"""Pictures on papers: content goes into a paper as text, so a picture travels inside an SVG."""

import base64
import io
from typing import Any

from PIL import Image

from jinxi_portal.records.public import open_attachment

#: Enough for A4 at 150 pixels per inch.
LONGEST_EDGE = 1500


def photo(file: Any, *, by: Any) -> tuple[str, float]:
    """A picture of the case, no larger than a sheet needs; and how wide it is to its height. ``by`` opens it."""
    with open_attachment(attachment=file, by=by) as kept, Image.open(kept) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    return _svg(picture, "jpeg", quality=82, optimize=True), picture.width / picture.height


def signature(file: Any, *, by: Any) -> str:
    """What a finger drew, on nothing."""
    with open_attachment(attachment=file, by=by) as kept, Image.open(kept) as opened:
        return _svg(opened.convert("RGBA"), "png", optimize=True)


def _svg(picture: Image.Image, kind: str, **options: Any) -> str:
    out = io.BytesIO()
    picture.save(out, kind.upper(), **options)
    data = base64.b64encode(out.getvalue()).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>'
        f'<image {size} xlink:href="data:image/{kind};base64,{data}"/></svg>'
    )
