"""Draft, fill in and send in one go: how an employer's system and a batch make contracts. All of it, or nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.change_contract import OPEN_FACTS, SEALED_FACTS, change_contract
from contracts.actions.draft_contract import draft_contract
from contracts.actions.send_contract import send_contract
from contracts.drafting import party_faults
from contracts.models import Contract, TemplateVersion
from contracts.refusals import Refusal
from contracts.rules.variables import value_fault
from contracts.wording import variables_of
from jinxi_portal.kernel import mobile
from jinxi_portal.kernel.id_number import IdNumberError
from jinxi_portal.kernel.id_number import parse as parse_id_number

Parties = Mapping[str, Mapping[str, str]]


class Unfit(Refusal):
    """``faults``: where (a JSON pointer) and what, all of them at once."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        super().__init__("".join(dict.fromkeys(sentence for _where, sentence in faults)), code="contract_unfit")
        self.faults = list(faults)


def start_signing(
    *,
    version: TemplateVersion,
    employer: Any,
    worker: Any,
    values: Mapping[str, Any],
    parties: Parties,
    extra: Sequence[str],
    by: Any,
) -> Contract:
    """A contract that waits for its signatures; the rules are those of the drafting page.

    Raises:
        Unfit: with everything that is missing or wrong.
        Refusal: the worker is not on the roster, the pay lies below the minimum, a clause is suspected, or a contract holds already.
    """
    cleaned, faults = clean_parties(parties)
    faults = value_faults(version, values) + faults
    with transaction.atomic():
        contract = draft_contract(version=version, worker=worker, employer=employer, by=by)
        fitting = {} if faults else values
        contract = change_contract(contract=contract, values=fitting, parties=cleaned, extra=extra, by=by)
        faults += [("/parties", sentence) for sentence in party_faults(contract)]
        if faults:
            raise Unfit(faults)
        return send_contract(contract=contract, by=by)


def value_faults(version: TemplateVersion, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every value that is missing, does not fit its variable, or has none."""
    variables = variables_of(version)
    found = [(f"/values/{each.key}", value_fault(each, values.get(each.key, ""))) for each in variables]
    known = {each.key for each in variables}
    unknown = _("这份范本没有“%(key)s”这一项。")
    found += [(f"/values/{key}", unknown % {"key": key}) for key in values if key not in known]
    return [(where, sentence) for where, sentence in found if sentence]


def clean_parties(parties: Parties) -> tuple[dict[str, dict[str, str]], list[tuple[str, str]]]:
    """The parties' facts with their numbers in one form, and what is wrong with those."""
    cleaned: dict[str, dict[str, str]] = {}
    faults: list[tuple[str, str]] = []
    for role, facts in parties.items():
        cleaned[role] = {name: value for name in (*OPEN_FACTS, *SEALED_FACTS) if (value := facts.get(name, "").strip())}
        for name in SEALED_FACTS:
            if name not in cleaned[role]:
                continue
            try:
                value = cleaned[role][name]
                cleaned[role][name] = mobile.parse(value) if name == "mobile" else parse_id_number(value).value
            except (mobile.MobileError, IdNumberError) as fault:
                faults.append((f"/parties/{role}/{name}", str(fault.sentence)))
    return cleaned, faults
