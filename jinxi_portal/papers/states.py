"""The states of a paper. A paper never goes back: what was withdrawn is issued anew under a new number."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperState(TextChoices):
    ISSUED = "issued", _("有效")
    WITHDRAWN = "withdrawn", _("已撤回")
    REPLACED = "replaced", _("已被替换")


#: move: (from, to)
MOVES: dict[str, tuple[PaperState, PaperState]] = {
    "withdraw": (PaperState.ISSUED, PaperState.WITHDRAWN),
    "replace": (PaperState.ISSUED, PaperState.REPLACED),
}
