"""The text of a contract: the head with its parties, the clauses with their places filled, and its digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from contracts.rules.variables import Variable, fill, variable_from, with_labels
from contracts.states import LABELS, PARTIES, ContractKind, PartyRole

Clauses = list[dict[str, str]]


def variables_of(version: Any) -> list[Variable]:
    """The variables of a template's version."""
    return [variable_from(each) for each in version.variables]


def filled_clauses(
    clauses: Iterable[Mapping[str, str]], variables: Sequence[Variable], values: Mapping[str, Any]
) -> Clauses:
    """Title, text and plain summary of every clause, with the values in their places."""
    return [
        {
            "title": each["title"],
            "text": fill(each["text"], variables, values),
            "summary": fill(each.get("summary", ""), variables, values),
        }
        for each in clauses
    ]


def labelled_clauses(clauses: Iterable[Mapping[str, str]], variables: Sequence[Variable]) -> Clauses:
    """The clauses of a template for a reader: what is filled in later stands there by its label."""
    return [
        {
            "title": each["title"],
            "text": with_labels(each["text"], variables),
            "summary": with_labels(each.get("summary", ""), variables),
        }
        for each in clauses
    ]


def plain_text(title: str, kind: str, names: Mapping[str, str], clauses: Iterable[Mapping[str, str]]) -> str:
    """The whole contract as text, as the clause check reads it. ``names``: role -> name."""
    lines = [title]
    for label, role in zip(LABELS, PARTIES[ContractKind(kind)], strict=False):
        lines.append(f"{label}（{role_words(role)}）：{names.get(role, '')}，地址和联系电话见签字页。")
    for number, clause in enumerate(clauses, start=1):
        lines += [f"第{number}条 {clause['title']}", clause["text"]]
    return "\n".join(lines)


def role_words(role: PartyRole | str) -> str:
    """A role as contracts write it; Chinese whatever the reader's language, because the contract is."""
    return {"employer": "公司", "worker": "家政服务员", "customer": "客户"}[str(role)]


def digest_of_text(clauses: Sequence[Mapping[str, str]], head: Mapping[str, Any]) -> str:
    """SHA-256 over what a signer is shown."""
    written = json.dumps([list(clauses), dict(head)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()
