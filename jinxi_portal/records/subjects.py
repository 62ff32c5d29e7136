"""What records knows of the rows it keeps papers about: each room registers its kinds in ``<room>/portal.py``."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from jinxi_portal.accounts.public import Policy
from jinxi_portal.kernel.registry import Registry


@dataclass(frozen=True)
class SubjectKind:
    """One kind of row with a timeline, attachments, deadlines or sealed fields.

    ``key`` is the model's label in small letters (``members.registerentry``). ``policy`` decides with the row as
    subject; an act left empty is allowed to nobody. ``name`` names a row without a sealed value; ``find`` looks rows
    up by a person's name, for the auditor. ``looks`` names what is not a field but logged when somebody looks: key and label.
    """

    key: str
    label: Any
    policy: Policy
    name: Callable[[Any], str] = str
    url: Callable[[Any], str] | None = None
    see_act: str = ""
    attach_act: str = ""
    reveal_act: str = ""
    sealed_fields: tuple[str, ...] = ()
    find: Callable[[str], QuerySet[Any]] | None = None
    looks: tuple[tuple[str, Any], ...] = ()

    def __post_init__(self) -> None:
        for act in filter(None, (self.see_act, self.attach_act, self.reveal_act)):
            self.policy.rules[act]  # a missing line fails at start, not at the first visit


subject_kinds: Registry[SubjectKind] = Registry("kinds of subject")


def register_subject(kind: SubjectKind) -> SubjectKind:
    return subject_kinds.register(kind)


def kind_of(subject: Model) -> SubjectKind:
    """The registered kind of a row.

    Raises:
        LookupError: nobody registered the row's model, so nothing is allowed with it.
    """
    return subject_kinds.get(subject._meta.concrete_model._meta.label_lower)  # type: ignore[union-attr]


def kind_of_type(content_type: ContentType) -> SubjectKind | None:
    """The registered kind of a content type, or None when its room has gone."""
    key = f"{content_type.app_label}.{content_type.model}"
    return subject_kinds.get(key) if key in subject_kinds else None


@dataclass(frozen=True)
class NamedRow:
    """A row as it is shown in a list of many kinds."""

    kind: str
    name: str
    url: str


def rows_named(keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], NamedRow]:
    """Rows of many kinds by (content type id, id), in one query per kind; rows that are gone are left out."""
    return _named(keys, lambda kind, row: True)


def _named(
    keys: Iterable[tuple[int, int]], wanted: Callable[[SubjectKind, Any], bool]
) -> dict[tuple[int, int], NamedRow]:
    ids: dict[int, set[int]] = defaultdict(set)
    for type_id, pk in keys:
        ids[type_id].add(pk)
    named: dict[tuple[int, int], NamedRow] = {}
    for type_id, pks in ids.items():
        content_type = ContentType.objects.get_for_id(type_id)
        kind, model = kind_of_type(content_type), content_type.model_class()
        if kind is not None and model is not None:
            for pk, row in model._default_manager.in_bulk(list(pks)).items():
                if not wanted(kind, row):
                    continue
                url = kind.url(row) if kind.url else ""
                named[type_id, pk] = NamedRow(str(kind.label), str(kind.name(row)), url)
    return named


def rows_seen_by(user: Any, keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], NamedRow]:
    """Like ``rows_named``, but only rows that the policy of their kind lets the user see."""
    return _named(keys, lambda kind, row: bool(kind.see_act and kind.policy.may(user, kind.see_act, row)))
