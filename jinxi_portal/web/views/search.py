"""Global search over what the user may see."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from jinxi_portal.accounts.public import guarded
from jinxi_portal.web import private_words
from jinxi_portal.web.policy import POLICY
from jinxi_portal.web.search import MOST_HITS, MOST_SUGGESTIONS, find


@require_http_methods(["GET", "HEAD", "POST"])
@guarded(POLICY, "search")
def search(request: HttpRequest) -> HttpResponse:
    """The words are posted and kept in the session: a name does not belong into an address or a log."""
    if request.method == "POST":
        words = request.POST.get("words", "").strip()
        query = {"words": private_words.keep_words(request, words)} if words else {}
        return redirect(f"{reverse('web:search')}?{urlencode(query)}" if query else reverse("web:search"))
    words = private_words.words_of(request, request.GET.get("words", ""))
    groups = find(request.user, words, MOST_HITS)
    return render(request, "web/search.html", {"words": words, "groups": groups})


@require_POST
@guarded(POLICY, "search")
def suggestions(request: HttpRequest) -> HttpResponse:
    """The first hits while a person types."""
    words = request.POST.get("words", "").strip()
    groups = find(request.user, words, MOST_SUGGESTIONS)
    return render(request, "web/search_suggestions.html", {"words": words, "groups": groups})
