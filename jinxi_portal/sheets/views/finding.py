"""The import an address names, for who may see it."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from jinxi_portal.sheets.models import SheetImport


def find_import(request: HttpRequest, number: str) -> SheetImport:
    """Another employer's import, and one of no number at all, are answered alike: 404."""
    visible = SheetImport.objects.visible_to(request.user).select_related("sent_by", "confirmed_by")
    return get_object_or_404(visible, number=number)
