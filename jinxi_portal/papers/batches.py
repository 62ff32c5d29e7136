"""Where many papers at once come from: a room says how a subject's content is written, the worker does the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model

from jinxi_portal.kernel.registry import Registry
from jinxi_portal.papers.kinds import Content, paper_kinds


@dataclass(frozen=True)
class BatchSource:
    """``model`` is the subjects' label (``contracts.Contract``); ``content(subject)`` may raise a refusal with its sentence."""

    key: str
    label: Any
    kind: str
    model: str
    content: Callable[[Any], Content]

    def subject(self, pk: int) -> Model | None:
        return apps.get_model(self.model)._default_manager.filter(pk=pk).first()


batch_sources: Registry[BatchSource] = Registry("sources of many papers")


def register_batch_source(source: BatchSource) -> BatchSource:
    """Register a source, after its kind of paper."""
    paper_kinds.get(source.kind)
    return batch_sources.register(source)
