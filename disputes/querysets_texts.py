"""Texts of settled cases: which stand, and how they are found."""

from typing import TYPE_CHECKING, Any

from django.db import models

from jinxi_portal.kernel.word_pairs import pairs_of, with_words

if TYPE_CHECKING:
    from disputes.models import CaseText  # noqa: F401 -- named in the base class


class CaseTextQuerySet(models.QuerySet["CaseText"]):
    def standing(self) -> "CaseTextQuerySet":
        return self.filter(withdrawn_at__isnull=True)

    def with_words(self, text: str) -> "CaseTextQuerySet":
        """In which every word stands."""
        found: CaseTextQuerySet = with_words(self, text)
        return found

    def like(self, *, kind: str, words: str, count: int) -> list[Any]:
        """The standing texts of a kind that share most with some words, best first; one query."""
        wanted = set(pairs_of(words))
        rows = self.standing().filter(kind=kind).order_by("-published_at", "-pk")[:200]
        scored = [(len(wanted & set(row.pairs)), row) for row in rows]
        scored.sort(key=lambda pair: -pair[0])
        return [row for shared, row in scored if shared][:count]
