"""Where the files lie: outside the web root, in random folders; the digest is looked at again when a file is opened."""

import hashlib
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404

from jinxi_portal.papers.models import Paper

FOLDER = "papers"
A_DAY = 24 * 3600


def keep(pdf: bytes) -> str:
    """Store a file and answer its place."""
    folder = secrets.token_hex(8)
    place: str = default_storage.save(f"{FOLDER}/{folder[:2]}/{folder}.pdf", ContentFile(pdf))
    return place


def open_paper(paper: Paper) -> bytes:
    """The file as it was issued.

    Raises:
        Http404: it is no longer there, or is not what was issued: a damaged paper is never handed out.
    """
    try:
        with default_storage.open(paper.place) as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    if hashlib.sha256(content).hexdigest() != paper.pdf_digest:
        raise Http404
    return content


def sweep_orphans(*, older_than: float = A_DAY) -> int:
    """Delete files whose transaction was rolled back; returns how many."""
    swept, before = 0, time.time() - older_than
    root = Path(settings.MEDIA_ROOT)
    for path in sorted((root / FOLDER).rglob("*.pdf")):
        if path.stat().st_mtime < before and not Paper.objects.filter(place=str(path.relative_to(root))).exists():
            path.unlink(missing_ok=True)
            swept += 1
    return swept
