"""A write is done once, however often it is sent.

The act and its stored answer are committed together, so a crash in between leaves neither. Two requests with one key at
the same time: the second is told to come back, by an advisory lock that ends with the first one's transaction.
"""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from jinxi_portal.kernel import clock
from jinxi_portal.rest import problems
from jinxi_portal.rest.caller import machine_of_request
from jinxi_portal.rest.models import IdempotentAnswer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT = timedelta(days=7)
_FIT = re.compile(r"[\x21-\x7e]{8,128}")
_KEPT_HEADERS = ("Location", "Retry-After")


def answer_once(view: Any, handler: Callable[..., Response], request: Request, *args: Any, **kwargs: Any) -> Response:
    """Call the view's handler, or give the answer it gave to the same request before."""
    key = request.headers.get(HEADER, "")
    if not _FIT.fullmatch(key):
        raise problems.IdempotencyKeyMissing()
    digest, machine = request_digest(request), machine_of_request(request)
    with transaction.atomic():
        if not _locked(machine.pk, key):
            raise problems.IdempotencyKeyInUse(headers={"Retry-After": "2"})
        known = IdempotentAnswer.objects.filter(account=machine, key=key, answered_at__gt=clock.now() - KEPT).first()
        if known is not None:
            return _replayed(known, digest)
        response = _answered(view, handler, request, *args, **kwargs)
        if response.status_code < 500:
            _keep(request, key, digest, response)
    return response


def expire_answers() -> int:
    return IdempotentAnswer.objects.filter(answered_at__lte=clock.now() - KEPT).delete()[0]


def request_digest(request: Request) -> str:
    """Over what was asked, not how it was written: the order of names in a JSON object and the boundary of a form may differ."""
    said = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    data = request.data
    if hasattr(data, "lists"):
        for name, values in sorted(data.lists()):
            for value in values:
                said.update(json.dumps([name, _value_digest(value)]).encode())
    else:
        said.update(json.dumps(data, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
    return said.hexdigest()


def _value_digest(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return value
    content = hashlib.sha256()
    for chunk in value.chunks():
        content.update(chunk)
    value.seek(0)
    return [value.name, content.hexdigest()]


def _locked(account_id: int, key: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"api {account_id} {key}"])
        return bool(cursor.fetchone()[0])


def _answered(view: Any, handler: Callable[..., Response], request: Request, *args: Any, **kwargs: Any) -> Response:
    """The handler's answer, problems included; what a problem left half done is rolled back."""
    with transaction.atomic():
        try:
            response = handler(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 -- becomes a problem, as outside of this transaction
            response = view.handle_exception(error)
        if response.status_code >= 400:
            transaction.set_rollback(True)
    return response


def _keep(request: Request, key: str, digest: str, response: Response) -> None:
    text = JSONRenderer().render(response.data).decode() if response.data is not None else None
    IdempotentAnswer.objects.update_or_create(
        account=machine_of_request(request),
        key=key,
        defaults={
            "request_digest": digest,
            "status": response.status_code,
            "headers": {name: response[name] for name in _KEPT_HEADERS if response.has_header(name)}
            | ({"Content-Type": response.content_type} if response.content_type else {}),
            "content": text,
            "answered_at": clock.now(),
        },
    )


def _replayed(known: IdempotentAnswer, digest: str) -> Response:
    if known.request_digest != digest:
        raise problems.IdempotencyKeyReused()
    headers = dict(known.headers)
    data = json.loads(known.content.reveal()) if known.content is not None else None
    return Response(
        data, status=known.status, content_type=headers.pop("Content-Type", None), headers={**headers, REPLAYED: "true"}
    )
