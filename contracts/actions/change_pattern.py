"""The supervision officer writes a new version of a pattern, or switches it off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from contracts.clauses.checking import pattern_faults
from contracts.clauses.matching import UnknownConcept
from contracts.clauses.patterns import Pattern, concept_words, pattern_from, shipped_patterns
from contracts.models import PatternVersion
from contracts.policy_checks import CHECKS
from contracts.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def change_pattern(*, key: str, content: Mapping[str, Any], effective_from: date, note: str, by: Any) -> PatternVersion:
    """From the day on the check uses it. It must find all its examples and none of its look-alikes.

    Raises:
        Refusal: with the examples it gets wrong, the concept that does not exist, or what is missing.
    """
    refuse_faults({**content, "key": key})
    return _add(key, dict(content) | {"key": key}, effective_from, note, by, is_off=False)


def switch_off_pattern(
    *, key: str, content: Mapping[str, Any], effective_from: date, note: str, by: Any
) -> PatternVersion:
    """From the day on the check does not look for it; a later version switches it on again.

    Raises:
        Refusal: a reason is missing, or the day has passed.
    """
    return _add(key, dict(content), effective_from, note, by, is_off=True)


def refuse_faults(content: Mapping[str, Any]) -> None:
    """A version without examples, or with one that it gets wrong, is not taken.

    Raises:
        Refusal: naming the first three faults.
    """
    try:
        pattern = pattern_from(content)
        _refuse_unknown_words(pattern)
        faults = pattern_faults(pattern)
    except UnknownConcept as error:
        raise Refusal(
            _("没有叫“%(name)s”的词组，可以在词组表里查找。") % {"name": str(error)}, code="concept"
        ) from error
    except ValueError as error:
        raise Refusal(_("这条规则没有读懂：%(fault)s") % {"fault": str(error)[:80]}, code="not_read") from error
    if not pattern.flagged or not pattern.passed:
        raise Refusal(_("请至少写一个应当提示的例句和一个不应提示的例句。"), code="no_examples")
    if faults:
        raise Refusal(_("这些例句判断得不对，没有保存：%(faults)s") % {"faults": "；".join(faults[:3])}, code="faults")


def _refuse_unknown_words(pattern: Pattern) -> None:
    # Asked of every line: a sequence that no example reaches would stop the check of everybody.
    for line in (*pattern.match, *pattern.unless):
        for name in (name for term in line.terms for name in term.concepts):
            if not name.startswith("=") and name not in concept_words():
                raise UnknownConcept(name)


def _add(key: str, content: dict[str, Any], day: date, note: str, by: Any, *, is_off: bool) -> PatternVersion:
    with transaction.atomic():
        CHECKS.require(by, "change_pattern")
        if key not in {each.key for each in shipped_patterns()}:
            raise Refusal(_("没有这条规则。"), code="unknown")
        if not note.strip():
            raise Refusal(_("请写明原因，以后查看的人会看到。"), code="reason_missing")
        if day < clock.today():
            raise Refusal(_("启用日期不能早于今天。"), code="day_gone")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"pattern {key}"])
        last = PatternVersion.objects.filter(key=key).order_by("-number").first()
        version = PatternVersion.objects.create(
            key=key,
            number=last.number + 1 if last else 2,
            content=content,
            is_off=is_off,
            effective_from=day,
            note=note.strip(),
            created_by=by,
        )
        verb = "contracts.pattern_off" if is_off else "contracts.pattern_changed"
        write_history(subject=version, verb=verb, by=by, facts={"number": version.number, "effective_from": day})
    return version
