"""What may be written on a timeline: every verb is declared in ``<app>/verbs.py`` with its facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel.registry import Registry


class Erasure(models.TextChoices):
    """What becomes of an entry when a person's data is erased: the entry itself always stays."""

    NOTHING_PERSONAL = "nothing_personal", _("无个人信息，保留")
    BY_REFERENCE = "by_reference", _("只存编号，信息删除后显示为已删除")


@dataclass(frozen=True)
class Verb:
    """A kind of entry, ``<app>.<what happened>``; its sentence is ``templates/timeline/<app>/<what happened>.txt``.

    ``facts`` name the plain values the sentence may use (numbers, dates, counts, never names of people or free text);
    dates come back as dates. ``codes`` map a fact to its ``TextChoices``: the code is stored, its label is read in the
    reader's language. ``references`` map a fact to the model it points at: the id is stored, the row as it is today is
    read when the sentence is made, so erasing the row erases it from every timeline.
    """

    key: str
    label: Any
    facts: tuple[str, ...] = ()
    references: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, type[models.TextChoices]] = field(default_factory=dict)

    @property
    def erasure(self) -> Erasure:
        return Erasure.BY_REFERENCE if self.references else Erasure.NOTHING_PERSONAL

    @property
    def template_name(self) -> str:
        app, what = self.key.split(".", 1)
        return f"timeline/{app}/{what}.txt"


verb_registry: Registry[Verb] = Registry("verbs of the timeline")


def register_verb(verb: Verb) -> Verb:
    """Register a verb; ``key`` must be ``<app>.<what>`` and a fact stands in one of the two lists only."""
    app, dot, what = verb.key.partition(".")
    if not (app.isidentifier() and dot and what.isidentifier()):
        raise ValueError(f"a verb is written <app>.<what happened>, not {verb.key!r}")
    if len({*verb.facts, *verb.references, *verb.codes}) < len(verb.facts) + len(verb.references) + len(verb.codes):
        raise ValueError(f"{verb.key}: a fact is either a plain value, a code or a reference")
    return verb_registry.register(verb)


def register_verbs(*verbs: Verb) -> None:
    for verb in verbs:
        register_verb(verb)
