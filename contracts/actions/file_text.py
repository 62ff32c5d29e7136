"""An enterprise's contract text is filed and checked; a mended text takes the place of the one before."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.checking_text import patterns_today
from contracts.clauses.checking import check_text
from contracts.clauses.sentences import plain_form
from contracts.models import FiledText, Finding
from contracts.policy_checks import CHECKS
from contracts.refusals import Refusal
from contracts.states_checks import FindingState, check_finding
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import take_case_number, write_history

LONGEST_SENTENCE = 600


def file_text(
    *, employer: Any, title: str, kind: str, text: str, by: Any, replaces: FiledText | None = None
) -> FiledText:
    """File and check a text. What is suspected waits for the officer; confirmed sentences that are gone count as mended.

    Raises:
        Refusal: there is no text, or the one it replaces was replaced already.
    """
    if not text.strip():
        raise Refusal(_("请粘贴合同文字，或者选择一个文件。"), code="no_text")
    filed = FiledText(employer=employer, title=title.strip(), kind=kind, text=text.strip(), filed_by=by)
    with transaction.atomic():
        CHECKS.require(by, "file_text", filed)
        if replaces is not None:
            filed.replaces = _lock(replaces, by)
        return write_filed_text(filed)


def write_filed_text(filed: FiledText) -> FiledText:
    """The text into the table, checked; who may do so has been asked."""
    filed.filed_at = clock.now()
    report = check_text(filed.text, kind=filed.kind, patterns=patterns_today())
    filed.number = take_case_number("filed_text")
    filed.save()
    known = _take_over(filed.replaces, filed) if filed.replaces else set()
    found = {(one.pattern.key, one.sentence.text[:LONGEST_SENTENCE]): one.pattern for one in report.suspicions}
    Finding.objects.bulk_create(
        Finding(
            filed_text=filed,
            pattern_key=key,
            pattern_version=pattern.version,
            title={"zh": pattern.title.zh, "en": pattern.title.en},
            sentence=sentence,
        )
        for (key, sentence), pattern in found.items()
        if (key, plain_form(sentence)) not in known
    )
    write_history(subject=filed, verb="contracts.text_filed", by=filed.filed_by, facts={"number": filed.number})
    return filed


def _lock(replaces: FiledText, by: Any) -> FiledText:
    locked = FiledText.objects.select_for_update().get(pk=replaces.pk)
    CHECKS.require(by, "file_text", locked)
    if locked.from_contracts:
        raise Refusal(_("这些句子出自已经签好的合同。要改正，请重新签订后报送。"), code="signed_already")
    if FiledText.objects.filter(replaces=locked).exists():
        raise Refusal(_("这份文本已经有了修改后的一版，请在最新的一版上修改。"), code="replaced")
    return locked


def _take_over(before: FiledText, filed: FiledText) -> set[tuple[str, str]]:
    """Confirmed sentences that are gone are mended; those that stand still go over. Answers what needs no new suspicion."""
    plain = plain_form(filed.text)
    known: set[tuple[str, str]] = set()
    mended = 0
    for finding in Finding.objects.select_for_update().filter(filed_text=before).exclude(state=FindingState.MENDED):
        said = plain_form(finding.sentence)
        stands = said in plain
        if stands and finding.state != FindingState.SUSPECTED:
            finding.filed_text = filed
            finding.save(update_fields=["filed_text"])
            known.add((finding.pattern_key, said))
        elif not stands and finding.state == FindingState.CONFIRMED:
            check_finding(finding.state, FindingState.MENDED, "file_text")
            finding.state, finding.mended_at = FindingState.MENDED, filed.filed_at
            finding.save(update_fields=["state", "mended_at"])
            mended += 1
    # what was only suspected belongs to a text that is in use no more
    Finding.objects.filter(filed_text=before, state=FindingState.SUSPECTED).delete()
    write_history(
        subject=before,
        verb="contracts.text_replaced",
        by=filed.filed_by,
        facts={"number": filed.number, "mended": mended},
    )
    return known
