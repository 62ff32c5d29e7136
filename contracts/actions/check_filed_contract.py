"""Read a filed contract: is it on the county's standard text, and which sentences does the clause check suspect? Run by the worker."""

from django.core.files.storage import default_storage
from django.db import transaction

from contracts.actions.settle_filed_contracts import forget_doubts
from contracts.checking_text import patterns_today
from contracts.clauses.checking import Report, check_text
from contracts.clauses.documents import DocumentRefused, read_document
from contracts.clauses.sentences import plain_form
from contracts.events import FiledContractChecked
from contracts.models import FiledContract, FiledText, Finding, TemplateVersion
from contracts.rules.nameless import likeness_of, without_names
from contracts.rules.standard_text import has_clauses
from contracts.states_checks import FindingState, check_finding
from contracts.states_filed import STANDING, FiledState, check_filed
from contracts.telling_filed import tell_worker
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, take_case_number, write_history
from members.public import Employer

LONGEST_SENTENCE = 600


def check_filed_contract(*, filed_id: int) -> FiledContract:
    """What is suspected waits for the officer; sentences that were decided about before need no second decision."""
    filed = FiledContract.objects.select_related("employer", "worker", "file").get(pk=filed_id)
    if filed.state != FiledState.CHECKING:
        return filed
    # The long part, before anything is locked.
    try:
        text = _text_of(filed)
    except DocumentRefused as refusal:
        return _note_unreadable(filed, refusal.code)
    report = check_text(text, kind=filed.kind, patterns=patterns_today())
    version = _standard(filed, text)
    with transaction.atomic():
        Employer.objects.select_for_update(no_key=True).get(pk=filed.employer_id)
        locked = FiledContract.objects.select_for_update().get(pk=filed.pk)
        if locked.state != FiledState.CHECKING:
            return locked
        locked.version, locked.checked_at = version, clock.now()
        locked.missing = [duty.key for duty in report.missing]
        locked.filed_text = _suspected(filed, report)
        state = state_by_findings(locked.filed_text)
        check_filed(locked.state, state, "check_filed_contract")
        locked.state = state
        locked.accepted_at = locked.checked_at if state == FiledState.FILED else None
        locked.save()
        if locked.replaces_id is not None:
            _mend(filed, text)
        _done(locked)
    return locked


def state_by_findings(text: FiledText | None) -> FiledState:
    """Unfair as soon as a person says so of one sentence; else in doubt while one waits."""
    states = set(text.findings.values_list("state", flat=True)) if text is not None else set()
    if FindingState.CONFIRMED in states:
        return FiledState.UNFAIR
    return FiledState.WAITING if FindingState.SUSPECTED in states else FiledState.FILED


def _text_of(filed: FiledContract) -> str:
    if filed.file is None:
        raise DocumentRefused("damaged", "")
    with default_storage.open(filed.file.place) as file:
        return read_document(file)


def _standard(filed: FiledContract, text: str) -> TemplateVersion | None:
    """The standard contract of this kind, as it was in force on the day of signing, whose words stand in the text."""
    versions = TemplateVersion.objects.in_force(on=filed.signed_on).filter(template__kind=filed.kind)
    return next((each for each in versions if has_clauses(text, (clause["text"] for clause in each.clauses))), None)


def _suspected(filed: FiledContract, report: Report) -> FiledText | None:
    """The text that stands for the suspected sentences; the same for all contracts of the enterprise that have them."""
    names = [filed.worker.name, filed.employer.contact_name]
    found = {
        (one.pattern.key, without_names(one.sentence.text[:LONGEST_SENTENCE], names)): one.pattern
        for one in report.suspicions
    }
    if not found:
        return None
    likeness = likeness_of(found)
    known = FiledText.objects.filter(employer=filed.employer, kind=filed.kind, likeness=likeness).first()
    if known is not None:
        return known
    text = FiledText.objects.create(
        number=take_case_number("filed_text"),
        employer=filed.employer,
        title=filed.title,
        kind=filed.kind,
        text="\n".join(dict.fromkeys(f"{sentence}。" for _key, sentence in found)),
        from_contracts=True,
        likeness=likeness,
        filed_by=filed.filed_by,
    )
    Finding.objects.bulk_create(
        Finding(
            filed_text=text,
            pattern_key=key,
            pattern_version=pattern.version,
            title={"zh": pattern.title.zh, "en": pattern.title.en},
            sentence=sentence,
        )
        for (key, sentence), pattern in found.items()
    )
    write_history(subject=text, verb="contracts.text_filed", by=filed.filed_by, facts={"number": text.number})
    return text


def _mend(filed: FiledContract, text: str) -> None:
    """What was found unfair in the contract before, and stands in no contract of the enterprise any more, is mended."""
    before = filed.replaces
    said = before.filed_text if before is not None else None
    if said is None or FiledContract.objects.filter(filed_text=said, state__in=STANDING).exists():
        return
    plain = plain_form(text)
    confirmed = Finding.objects.select_for_update().filter(filed_text=said, state=FindingState.CONFIRMED)
    for finding in confirmed:
        if plain_form(finding.sentence) not in plain:
            check_finding(finding.state, FindingState.MENDED, "file_text")
            finding.state, finding.mended_at = FindingState.MENDED, clock.now()
            finding.save(update_fields=["state", "mended_at"])
    forget_doubts(said)


def _note_unreadable(filed: FiledContract, code: str) -> FiledContract:
    with transaction.atomic():
        locked: FiledContract = FiledContract.objects.select_for_update().get(pk=filed.pk)
        if locked.state != FiledState.CHECKING:
            return locked
        check_filed(locked.state, FiledState.UNREADABLE, "check_filed_contract")
        locked.state, locked.trouble, locked.checked_at = FiledState.UNREADABLE, code[:30], clock.now()
        locked.save(update_fields=["state", "trouble", "checked_at"])
        _done(locked)
    return locked


def _done(filed: FiledContract) -> None:
    verb = "unreadable" if filed.state == FiledState.UNREADABLE else "checked"
    write_history(
        subject=filed,
        verb=f"contracts.filed_contract_{verb}",
        by=None,
        facts={"standard": int(filed.version_id is not None)},
    )
    announce(FiledContractChecked(filed.pk, filed.employer_id))
    if filed.is_shown_to_worker:
        tell_worker(filed)
