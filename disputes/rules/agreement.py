"""What an agreement must say before anybody signs (人民调解法 art. 29), and when it takes effect (arts. 29, 30)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Content(StrEnum):
    """The contents of article 29."""

    PARTIES = "parties"
    FACTS = "facts"
    MATTER = "matter"
    RESPONSIBILITIES = "responsibilities"
    AGREED = "agreed"
    PERFORMANCE = "performance"
    DUE = "due"


#: What to write where a content is missing.
WANTED: Mapping[Content, str | Promise] = {
    Content.PARTIES: _("写明双方当事人的基本情况。"),
    Content.FACTS: _("写明纠纷的主要事实。"),
    Content.MATTER: _("写明争议的是什么。"),
    Content.RESPONSIBILITIES: _("写明各方各有什么责任。"),
    Content.AGREED: _("写明双方商定的内容。"),
    Content.PERFORMANCE: _("写明怎样履行。"),
    Content.DUE: _("写明什么时候履行。"),
}


class Form(StrEnum):
    WRITTEN = "written"
    ORAL = "oral"


def missing_contents(said: Mapping[str, object]) -> list[Content]:
    """The contents of article 29 that are empty, in the order of the article."""
    return [content for content in Content if not str(said.get(content.value) or "").strip()]


def effective_on(
    *, form: Form, agreed_on: date | None, party_signatures: list[date | None], mediator_signed_on: date | None
) -> date | None:
    """The day of effect, or None while something is missing.

    Written: when all parties and the mediator have signed (art. 29 II, 30); oral: on agreement, which the mediator records (art. 30).
    """
    if form == Form.ORAL:
        return agreed_on
    days = [*party_signatures, mediator_signed_on]
    if len(party_signatures) < 2 or any(day is None for day in days):
        return None
    return max(day for day in days if day is not None)
