"""Words that a person typed and that must not lie in an address: names, numbers.

They are kept in the visitor's session; the address carries a short handle that means nothing to anybody else.
"""

import secrets

from django.http import HttpRequest

SESSION_KEY = "private_words"
#: Handles begin with this sign, which no search begins with.
SIGN = "~"
MOST_KEPT = 30


def keep_words(request: HttpRequest, words: str) -> str:
    """A handle for the words; the same words get the same handle as long as the session remembers them."""
    kept: dict[str, str] = request.session.get(SESSION_KEY, {})
    for handle, known in kept.items():
        if known == words:
            return handle
    handle = SIGN + secrets.token_urlsafe(6)
    newest = list(kept.items())[-(MOST_KEPT - 1) :]
    request.session[SESSION_KEY] = dict([*newest, (handle, words)])
    return handle


def words_of(request: HttpRequest, text: str) -> str:
    """The words behind a handle; text that is no handle is itself, a handle nobody knows any more is empty."""
    if not text.startswith(SIGN):
        return text
    kept: dict[str, str] = request.session.get(SESSION_KEY, {})
    return kept.get(text, "")
