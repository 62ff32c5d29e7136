"""A settled case becomes a text for colleagues, in a clerk's own words and without anything that tells who it was."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from disputes.case_texts import checked_text, names_in
from disputes.locking import lock_dispute
from disputes.models import CaseText, Dispute
from disputes.policy import DISPUTES
from disputes.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.word_pairs import searchable
from jinxi_portal.records.public import write_history


def publish_case_text(*, dispute: Dispute, title: str, text: str, checked: bool, by: Any) -> CaseText:
    """One per case; written again it replaces what stood, also after it was taken down. ``checked``: a person says that what looks
    like a name is none.

    Raises:
        Refusal: not settled, empty, names or numbers in it, or what looks like a name and nobody has checked.
    """
    with transaction.atomic():
        locked = lock_dispute(dispute)
        DISPUTES.require(by, "publish_text", locked)
        if locked.agreed_on is None:
            raise Refusal(_("达成协议的纠纷才能写成案例。"), code="not_settled")
        title, text = checked_text(title, text, names=names_in(locked), checked=checked)
        now = clock.now()
        row, made = CaseText.objects.update_or_create(
            dispute=locked,
            defaults={
                "kind": locked.kind,
                "title": title,
                "text": text,
                **searchable(f"{title}\n{text}"),
                "changed_at": now,
                "withdrawn_at": None,
            },
            create_defaults={
                "kind": locked.kind,
                "title": title,
                "text": text,
                **searchable(f"{title}\n{text}"),
                "published_by": by,
                "published_at": now,
                "changed_at": now,
            },
        )
        verb = "disputes.text_published" if made else "disputes.text_changed"
        write_history(subject=locked, verb=verb, by=by, facts={"number": locked.number})
    return row
