"""Finding organisations and people by what a person types: a name, its pinyin, its initials."""

from django.db.models import Q

from jinxi_portal.kernel.half_width import one_line
from jinxi_portal.kernel.names import clean_name


def named(words: str, of: str = "") -> Q:
    """Rows whose name contains the words, or whose pinyin or initials begin with them; ``of`` names the relation."""
    words = one_line(words)
    if not words:
        return Q(pk__in=[])
    if words.isascii():
        latin = words.lower()
        return Q(**{f"{of}initials__contains": latin.replace(" ", "")}) | Q(**{f"{of}name_key__startswith": latin})
    return Q(**{f"{of}name__contains": clean_name(words) or words})
