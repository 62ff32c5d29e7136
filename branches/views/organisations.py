"""What every page about one organisation needs: finding it, and where the page lies."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from branches.models import Organisation
from branches.policy import POLICY


def organisation_for(request: HttpRequest, uid: Any, act: str) -> Organisation:
    """The organisation, when the visitor may do the act with it."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user).select_related("parent"), uid=uid)
    POLICY.require(request.user, act, found)
    return found


def trail_of(organisation: Organisation) -> list[tuple[Any, str]]:
    """Where the pages about an organisation lie."""
    return [(_("组织架构"), reverse("branches:tree")), (organisation, organisation.get_absolute_url())]
