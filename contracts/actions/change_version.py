"""Change the wording of a template's draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.rules.variables import DATE, bounds_fault, places_in, variable_from
from contracts.states import VersionState
from jinxi_portal.records.public import write_history

#: Without these nobody could say from when to when a contract holds.
ALWAYS_ASKED = ("starts_on", "ends_on")


def change_version(
    *,
    version: TemplateVersion,
    clauses: Sequence[Mapping[str, str]],
    variables: Sequence[Mapping[str, Any]],
    note: str,
    by: Any,
) -> TemplateVersion:
    """The whole wording is replaced.

    Raises:
        Refusal: it is approved already, a clause is incomplete, or a place has no variable.
    """
    with transaction.atomic():
        locked = lock_version(version)
        POLICY.require(by, "draft_template", locked)
        if locked.state != VersionState.DRAFT:
            raise Refusal(
                _("第 %(number)s 版已经批准，不能再改。请建立新的一版。") % {"number": locked.number}, code="approved"
            )
        check_wording(clauses, variables)
        locked.clauses = [
            {key: str(each.get(key, "")).strip() for key in ("title", "text", "summary")} for each in clauses
        ]
        locked.variables, locked.note = [dict(each) for each in variables], note
        locked.save(update_fields=["clauses", "variables", "note"])
        write_history(
            subject=locked.template,
            verb="contracts.version_changed",
            by=by,
            facts={"number": locked.number, "clauses": len(locked.clauses)},
        )
    return locked


def check_wording(clauses: Sequence[Mapping[str, str]], variables: Sequence[Mapping[str, Any]]) -> None:
    """A wording that can be drafted with.

    Raises:
        Refusal: what is missing, in one sentence.
    """
    if not clauses:
        raise Refusal(_("至少要有一条条款。"), code="no_clauses")
    titles: dict[str, int] = {}
    for number, clause in enumerate(clauses, start=1):
        if not all(str(clause.get(key, "")).strip() for key in ("title", "text", "summary")):
            raise Refusal(
                _("第 %(number)s 条还不完整：标题、条文和大白话说明都要写。") % {"number": number},
                code="clause_incomplete",
            )
        first = titles.setdefault(str(clause["title"]).strip(), number)
        if first != number:
            raise Refusal(
                _("第 %(number)s 条和第 %(first)s 条的标题一样，对照时分不清。请改一个。")
                % {"number": number, "first": first},
                code="title_twice",
            )
    try:
        known = [variable_from(each) for each in variables]
    except ValueError as fault:
        raise Refusal(str(fault), code="bad_variable") from fault
    for variable in known:
        if wrong := bounds_fault(variable):
            raise Refusal(wrong, code="bad_bounds")
    keys = [each.key for each in known]
    if len(keys) != len(set(keys)):
        raise Refusal(_("有两个填写项用了同一个变量名。"), code="variable_twice")
    for key in ALWAYS_ASKED:
        if key not in keys:
            raise Refusal(_("缺少填写项 %(key)s，没有它就不知道合同从哪天到哪天。") % {"key": key}, code="no_term")
        if known[keys.index(key)].type != DATE:
            raise Refusal(_("填写项 %(key)s 的类型只能是日期。") % {"key": key}, code="no_term")
    for number, clause in enumerate(clauses, start=1):
        unknown = [key for key in places_in(clause["text"] + clause["summary"]) if key not in keys]
        if unknown:
            raise Refusal(
                _("第 %(number)s 条里的 {%(key)s} 没有对应的填写项。") % {"number": number, "key": unknown[0]},
                code="place_unknown",
            )


def lock_version(version: TemplateVersion) -> TemplateVersion:
    """Locked and read again."""
    rows = TemplateVersion.objects.select_for_update(of=("self",)).select_related("template")
    return rows.get(pk=version.pk)
