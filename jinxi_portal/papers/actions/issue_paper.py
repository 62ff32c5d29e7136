"""Issue a paper: number, set, seal, keep, write down, all in the act's own transaction."""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model

from jinxi_portal.kernel import clock
from jinxi_portal.papers.events import PaperIssued
from jinxi_portal.papers.joining.parts import Part
from jinxi_portal.papers.kinds import Content, PaperKind, paper_kinds
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.refusals import PaperOver
from jinxi_portal.papers.sealing.office_seal import seal_note
from jinxi_portal.papers.sealing.stamping import seal_pdf
from jinxi_portal.papers.states import MOVES, PaperState
from jinxi_portal.papers.storing import keep
from jinxi_portal.papers.typesetting.about import About
from jinxi_portal.papers.typesetting.setting import content_digest, set_whole
from jinxi_portal.records.public import announce, take_case_number, write_history

#: Without 0 O 1 I L, which people mistake for one another.
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def issue_paper(
    *,
    kind: str,
    subject: Model | None,
    content: Content,
    by: Any,
    replaces: Paper | None = None,
    number: str = "",
    parts: Sequence[Part] = (),
) -> Paper:
    """Issue one paper about ``subject``. The calling act has asked its own policy; ``by`` is None for the portal itself.

    ``replaces``: an earlier paper that this one takes the place of. ``number``: a number that the caller has already
    taken from a series of its own (a case number printed as the paper's number); otherwise the kind's series gives one.
    ``parts``: the papers of a case file; the kind's template is then its cover, an index follows, pages are numbered through.

    Raises:
        LookupError: nobody registered the kind.
        PartUnreadable: a part is encrypted or damaged.
        PaperOver: the paper to be replaced does not stand any more.
    """
    found = paper_kinds.get(kind)
    with transaction.atomic():
        old = _lock_standing(replaces)
        paper = _make(found, subject, content, by, number, parts)
        write_history(subject=paper, verb="papers.issued", by=by, facts={"paper": paper})
        if subject is not None:
            write_history(subject=subject, verb="papers.issued", by=by, facts={"paper": paper})
        if old is not None:
            old.state, old.replaced_by = MOVES["replace"][1], paper
            old.save(update_fields=["state", "replaced_by"])
            write_history(subject=old, verb="papers.replaced", by=by, facts={"paper": old, "new": paper})
        announce(PaperIssued(paper.pk, found.key))
    return paper


def _make(
    kind: PaperKind, subject: Model | None, content: Content, by: Any, number: str, parts: Sequence[Part]
) -> Paper:
    about = About(
        kind,
        clock.now().replace(microsecond=0),
        number or take_case_number(kind.series),
        "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH)),
        seal_note=seal_note(),
    )
    pdf = seal_pdf(set_whole(about, content, parts), at=about.issued_at, reason=f"{kind.label} {about.number}")
    return Paper.objects.create(
        number=about.number,
        code=about.code,
        kind_key=kind.key,
        subject=subject,
        shown={} if kind.existence_only else {each.key: each.value(content) for each in kind.verify_fields},
        content_digest=content_digest(kind.key, content, parts),
        pdf_digest=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        place=keep(pdf),
        issued_at=about.issued_at,
        issued_by=by if getattr(by, "pk", None) else None,
    )


def _lock_standing(paper: Paper | None) -> Paper | None:
    if paper is None:
        return None
    locked = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if locked.state != MOVES["replace"][0]:
        raise PaperOver(locked.number, PaperState(locked.state).label)
    return locked
