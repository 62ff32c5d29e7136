"""The door of rest: what a room's ``api/`` is made of.

A room writes ``<room>/api/urls.py`` (included by name in ``jinxi_portal/rest/urls.py``), views from ``ApiView`` or
``ApiListView``, and registers its scopes and entries in ``portal.py``. Views call the same acts as the pages; ``machine_of_request``
is who acts, ``key_of`` the key with its ``employer_id``.
"""

from jinxi_portal.rest.caller import key_of, machine_of_request
from jinxi_portal.rest.entries import ApiEntry, register_entry
from jinxi_portal.rest.handlers import with_problem
from jinxi_portal.rest.holders import Holder
from jinxi_portal.rest.models import ApiKey
from jinxi_portal.rest.pagination import CursorPagination
from jinxi_portal.rest.problems import (
    BodyTooLarge,
    Invalid,
    NotFound,
    NotPermitted,
    OurFault,
    ParameterUnfit,
    Problem,
    RequestUnfit,
)
from jinxi_portal.rest.scopes import ApiScope, register_scope
from jinxi_portal.rest.views.api import ApiListView, ApiView

__all__ = [
    "ApiEntry",
    "ApiKey",
    "ApiListView",
    "ApiScope",
    "ApiView",
    "BodyTooLarge",
    "CursorPagination",
    "Holder",
    "Invalid",
    "NotFound",
    "NotPermitted",
    "OurFault",
    "ParameterUnfit",
    "Problem",
    "RequestUnfit",
    "key_of",
    "machine_of_request",
    "register_entry",
    "register_scope",
    "with_problem",
]
