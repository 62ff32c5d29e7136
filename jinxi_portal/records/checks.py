"""Checks at start: a verb without its sentence is found before anybody reads a timeline."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from jinxi_portal.records.verb_registry import Verb, verb_registry

_NAMED = re.compile(r"{{\s*(\w+)")
_TAG = re.compile(r"{%.*?%}", re.DOTALL)
_MADE_HERE = re.compile(r"(\w+)=|\bas\s+(\w+)|\bfor\s+(\w+)")
ALWAYS_THERE = {"actor", "at"}


def every_verb_has_its_sentence(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [problem for verb in verb_registry for problem in _problems_of(verb)]


def _problems_of(verb: Verb) -> Iterator[CheckMessage]:
    try:
        template: Any = get_template(verb.template_name)
    except TemplateDoesNotExist:
        yield Error(
            f"The verb {verb.key} has no sentence.",
            hint=f"Write templates/{verb.template_name}.",
            id="records.E001",
        )
        return
    declared = set(verb.facts) | set(verb.references) | set(verb.codes) | ALWAYS_THERE
    source = template.template.source
    made_here = {name for tag in _TAG.findall(source) for names in _MADE_HERE.findall(tag) for name in names if name}
    unknown = set(_NAMED.findall(source)) - declared - made_here
    if unknown:
        yield Error(
            f"The sentence of {verb.key} uses {', '.join(sorted(unknown))}, which the verb does not declare.",
            hint="Add the fact to the verb in verbs.py or take it out of the sentence.",
            id="records.E002",
        )
