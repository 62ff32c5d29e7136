"""A look at a paper before it is issued: without number, seal and QR, with 草稿 across the page."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jinxi_portal.kernel import clock
from jinxi_portal.papers.joining.parts import Part
from jinxi_portal.papers.kinds import Content, paper_kinds
from jinxi_portal.papers.typesetting.about import About
from jinxi_portal.papers.typesetting.setting import draw_paper, set_paper, set_whole


@dataclass(frozen=True)
class PreviewPage:
    """``address`` is a data address for an <img>; nothing is kept on the server."""

    number: int
    address: str


def preview_paper(kind: str, content: Content, parts: Sequence[Part] = ()) -> bytes:
    """The draft as PDF; with parts the whole case file."""
    return set_whole(_draft(kind), content, parts)


def set_inside(kind: str, content: Content, *, number: str, at: datetime) -> bytes:
    """A sheet for a case file, of the day ``at`` and bearing the file's ``number``: neither draft nor issued paper."""
    return set_paper(About(paper_kinds.get(kind), at.replace(microsecond=0), number, inside=True), content)


def preview_pages(kind: str, content: Content) -> list[PreviewPage]:
    """The draft as pictures, for ``components/paper_pages.html``."""
    pictures = draw_paper(_draft(kind), content)
    return [
        PreviewPage(number, "data:image/png;base64," + base64.b64encode(picture).decode())
        for number, picture in enumerate(pictures, start=1)
    ]


def _draft(kind: str) -> About:
    return About(paper_kinds.get(kind), clock.now().replace(microsecond=0))
