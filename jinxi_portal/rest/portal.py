"""What the API shows in the frame."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject
from jinxi_portal.rest.policy import REST


def _sees_keys(user: Any) -> bool:
    return bool(REST.may(user, "see_keys"))


slots.menu.register(
    slots.MenuEntry(
        "rest.keys", pgettext_lazy("一览", "接口密钥"), "rest:keys", visible=_sees_keys, room=_("接口"), order=950
    )
)


def _page_of(key: Any) -> str:
    return reverse("rest:key", args=[key.pk])


register_subject(SubjectKind("rest.apikey", _("接口密钥"), REST, see_act="see_keys", url=_page_of))
