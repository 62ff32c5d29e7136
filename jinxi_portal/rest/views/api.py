"""The base of every API view: key, scope, throttle, size limit, one answer per write, problems."""

from functools import partial
from typing import Any, ClassVar

from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.views import APIView

from jinxi_portal.rest import problems
from jinxi_portal.rest.idempotency import answer_once
from jinxi_portal.rest.permissions import scope_of
from jinxi_portal.rest.throttling import SAFE

MEGABYTE = 1024 * 1024


class ApiViewMixin:
    """``scope`` names what the key must be allowed: one for all methods, or one per method; ``""`` for any key.

    Writes need an ``Idempotency-Key`` and run in a transaction with their stored answer. Everything else (authentication,
    throttling, problems, JSON) comes from ``settings.REST_FRAMEWORK``.
    """

    scope: ClassVar[str | dict[str, str] | None] = None
    most_bytes: ClassVar[int] = 5 * MEGABYTE

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        view = super().as_view(**initkwargs)  # type: ignore[misc]  # of the class beside the mixin
        view.portal_guard = ("rest", cls.scope)  # read by the permission matrix
        return view

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]  # of the class beside the mixin
        method = str(request.method)
        if method in SAFE or scope_of(self, method) is None or not hasattr(self, method.lower()):
            return
        _require_size(request, self.most_bytes)
        setattr(self, method.lower(), partial(answer_once, self, getattr(self, method.lower())))


class ApiView(ApiViewMixin, APIView):
    """One address; see ``ApiViewMixin`` for what it brings along."""


class ApiListView(ApiViewMixin, ListAPIView[Any]):
    """A list by cursor: ``get_queryset`` (``visible_to(self.request.user)``), ``serializer_class``, ``ordering``."""


def _require_size(request: Request, most: int) -> None:
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > most:
        raise problems.BodyTooLarge(most=most)
