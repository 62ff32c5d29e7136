"""Content in, PDF or pictures out. Content goes to Typst as data, never into its source."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from jinxi_portal.papers.joining.parts import Part
from jinxi_portal.papers.kinds import Content
from jinxi_portal.papers.typesetting.about import About

#: Pixels per inch of a preview: sharp on a desk, light enough for a page.
PREVIEW_PPI = 96
#: What is drawn though Python does not call it printable: line break, tabulator, the wide space.
_SPACES = dict.fromkeys(map(ord, "\n\t\u3000"), "")


def set_paper(about: About, content: Content) -> bytes:
    """The paper as PDF/A-2b, not yet sealed."""
    from jinxi_portal.papers.typesetting import engine  # noqa: PLC0415 -- keeps Typst out of processes that set nothing

    return engine.to_pdf(about.kind.source, _inputs(about, content), moment=about.moment)


def set_whole(about: About, content: Content, parts: Sequence[Part] = ()) -> bytes:
    """The paper, or with parts a case file of which it is the cover."""
    first = set_paper(about, content)
    if not parts:
        return first
    from jinxi_portal.papers.joining import joined  # noqa: PLC0415 -- keeps pypdf out of processes that join nothing

    return joined.join(first, parts, about)


def draw_paper(about: About, content: Content, *, ppi: float = PREVIEW_PPI) -> list[bytes]:
    """The same pages as PNG."""
    from jinxi_portal.papers.typesetting import engine  # noqa: PLC0415 -- keeps Typst out of processes that set nothing

    return engine.to_pictures(about.kind.source, _inputs(about, content), moment=about.moment, ppi=ppi)


def written(content: Content) -> str:
    """Content as JSON in one fixed form: what goes into the template, and what the content's digest is taken of.

    Raises:
        TypeError: a value is not plain JSON; dates and sums are written by the room, in the words of the paper.
    """
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, allow_nan=False)


def content_digest(kind_key: str, content: Content, parts: Sequence[Part] = ()) -> str:
    digest = hashlib.sha256(f"{kind_key}\n{written(content)}".encode())
    for part in parts:
        digest.update(f"\n{part.title}\n{part.date}\n{hashlib.sha256(part.pdf).hexdigest()}".encode())
    return digest.hexdigest()


def _inputs(about: About, content: Content) -> dict[str, str]:
    return {"content": written(content), "paper": about.for_template()}


def _plain(value: Any) -> Any:
    """Lazy translations become text; control characters that no font draws are left out."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, str) or hasattr(value, "_proxy____cast"):
        text = str(value)
        if text.translate(_SPACES).isprintable():  # a drawing of a megabyte is not looked at sign by sign
            return text
        return "".join(sign for sign in text if ord(sign) in _SPACES or sign.isprintable())
    return value
