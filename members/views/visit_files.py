"""The two files that the grid worker's page needs besides itself: its styles in one, its scripts in one.

Opened without network, every file passes through the phone's service worker; a dozen of them cost a slow phone most of its second.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jinxi_portal.accounts.public import guarded
from members.policy import POLICY

STYLES = tuple(f"css/{name}.css" for name in ("tokens", "base", "forms", "parts", "lines", "cases", "phone", "visits"))
SCRIPTS = (*(f"js/visits/{name}.js" for name in ("store", "phone", "page", "guard")), "js/frame.js")
#: Shown by the page, and kept beside it.
PICTURES = ("img/icons.svg", "img/mark.svg", "img/down.svg")
_PICTURE = re.compile(r"""url\(["']?\.\./(img/[^"')]+)["']?\)""")


@never_cache
@gzip_page
@require_safe
@guarded(POLICY, "visit")
def styles(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_styles(), content_type="text/css; charset=utf-8")


@never_cache
@gzip_page
@require_safe
@guarded(POLICY, "visit")
def scripts(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_scripts(), content_type="text/javascript; charset=utf-8")


def files() -> dict[str, str]:
    """Their addresses; what has changed has another one."""
    return {
        "styles": f"{reverse('members:visit_styles')}?{_mark(_styles())}",
        "scripts": f"{reverse('members:visit_scripts')}?{_mark(_scripts())}",
    }


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _styles() -> str:
    return _PICTURE.sub(lambda found: f'url("{static(found[1])}")', _joined(STYLES))


def _scripts() -> str:
    return _joined(SCRIPTS)


def _joined(names: tuple[str, ...]) -> str:
    return _read(names) if settings.DEBUG else _read_once(names)


def _read(names: tuple[str, ...]) -> str:
    return "\n".join(Path(str(finders.find(name))).read_text("utf-8") for name in names)


_read_once = cache(_read)
