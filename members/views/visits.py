"""The grid worker's pages: a shell that opens without network, and what it fetches and sends.

The shell names nobody. People come as JSON that no cache keeps, and lie on the phone locked (ADR 1090).
"""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_POST, require_safe

from jinxi_portal.accounts.public import guarded
from jinxi_portal.kernel import clock
from members.models import VisitOutcome
from members.policy import POLICY
from members.rules.visits import MOST_VISITS
from members.views.visit_files import PICTURES, files
from members.visiting.handing_in import hand_in
from members.visiting.round import conflicts_of, owner_mark, phone_key, round_of


@never_cache
@require_safe
@guarded(POLICY, "visit")
def visits(request: HttpRequest) -> HttpResponse:
    """In the reader's language, or in that of ``?lang=``: the phone keeps the shell of each, and switches without network."""
    wanted = request.GET.get("lang", "")
    context = {"outcomes": VisitOutcome.choices, "files": files(), "most": MOST_VISITS}
    with override(wanted if wanted in dict(settings.LANGUAGES) else get_language()):
        response = render(request, "members/visits/round.html", context)
        response["X-Visits-Shell"] = response["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    return response


@never_cache
@require_safe
@guarded(POLICY, "visit")
def worker_script(request: HttpRequest) -> HttpResponse:
    """The service worker: from here it may serve these pages only."""
    kept = [*files().values(), *(static(name) for name in PICTURES)]
    script = static("js/visits/service_worker.js")
    version = hashlib.sha256("\n".join([*kept, script]).encode()).hexdigest()[:16]
    languages = [code for code, _name in settings.LANGUAGES]
    told = json.dumps({"page": reverse("members:visits"), "languages": languages, "files": kept, "version": version})
    body = f"self.VISITS = {told};\nimportScripts({json.dumps(script)});\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8")


@cache_control(no_store=True, private=True)
@require_safe
@guarded(POLICY, "visit")
def visit_round(request: HttpRequest) -> HttpResponse:
    """Today's doors, the key under which the phone locks them, and a fresh token for sending."""
    user: Any = request.user
    return JsonResponse(
        {
            "now": clock.now().isoformat(),
            "today": clock.today().isoformat(),
            "owner": owner_mark(user),
            "key": phone_key(user),
            "csrf": get_token(request),
            "doors": round_of(user),
            "conflicts": conflicts_of(user),
        }
    )


@cache_control(no_store=True, private=True)
@require_POST
@guarded(POLICY, "visit")
def visit_sync(request: HttpRequest) -> HttpResponse:
    """Up to two hundred visits in one request, in the order in which they were made; an answer for each."""
    try:
        sent = json.loads(request.body)
        phone_id, visits = UUID(sent["phone"]), sent["visits"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"sentence": _("没有收到走访记录。")}, status=400)
    if not isinstance(visits, list) or len(visits) > MOST_VISITS:
        return JsonResponse({"sentence": _("一次最多送 %(most)s 条走访记录。") % {"most": MOST_VISITS}}, status=400)
    answers = hand_in(visits, phone_id=phone_id, by=request.user)
    return JsonResponse(
        {
            "answers": [
                {"uid": answer.uid, "status": answer.status.value, "sentence": str(answer.sentence)}
                for answer in answers
            ]
        }
    )
