"""What papers put into the frame: the list of issued papers, its search, and the timeline of a paper."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.policy import PAPERS
from jinxi_portal.records.public import SubjectKind, register_subject

ROOM = _("文书")


def _find(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    """By number only: what a paper is about is the matter of its room."""
    for paper in Paper.objects.visible_to(user).filter(number__icontains=words.strip())[:limit]:
        yield slots.SearchHit(paper.number, paper.get_absolute_url(), str(paper.kind_label), paper.get_state_display())


slots.menu.register(
    slots.MenuEntry(
        "papers.papers",
        _("已出具文书"),
        "papers:papers",
        visible=lambda user: bool(PAPERS.may(user, "see_papers")),
        room=ROOM,
        order=800,
    )
)
slots.search.register(slots.SearchSource("papers.papers", ROOM, _find, order=60))
register_subject(
    SubjectKind(
        "papers.paper",
        ROOM,
        PAPERS,
        name=lambda paper: str(paper.number),
        url=lambda paper: str(paper.get_absolute_url()),
        see_act="see_papers",
    )
)
slots.public_doors.register(slots.PublicDoor("papers.verify", _("核对文书"), "papers:verify", order=30))
