"""What every page's layout needs: computed only when the layout asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import slots
from jinxi_portal.web.policy import POLICY

#: Pages in the phone layout show at most this many tabs at their foot.
MOST_TABS = 5


@dataclass(frozen=True)
class MenuLine:
    """A visible line of the rail with its badge counted."""

    entry: slots.MenuEntry
    url: str
    count: int
    current: str  # what aria-current says: page, true (a page below it), or nothing


@dataclass(frozen=True)
class TabLine:
    """A tab of the phone layout."""

    tab: slots.PhoneTab
    url: str
    current: str


@dataclass(frozen=True)
class TopLine:
    """A link of the top bar with its number counted."""

    link: slots.TopLink
    url: str
    count: int
    current: str


@dataclass
class MenuGroup:
    """The lines of one room under its heading."""

    room: Any
    lines: list[MenuLine] = field(default_factory=list)


class Frame:
    """The frame around a page, as the visitor sees it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def user(self) -> Any:
        return getattr(self.request, "user", None)

    @cached_property
    def signed_in(self) -> bool:
        return bool(self.user is not None and self.user.is_authenticated)

    @cached_property
    def layout(self) -> str:
        """The layout that suits the visitor: for pages that everybody meets, such as errors and the own account."""
        if not self.signed_in:
            return "layouts/plain.html"
        roles = self.user.roles_today()
        if Role.WORKER in roles and not self.user.is_staff_of_office():
            return "layouts/phone.html"
        return "layouts/desk.html" if roles else "layouts/plain.html"

    @cached_property
    def menu(self) -> Sequence[MenuGroup]:
        """The visible menu in groups of rooms; the order of a room is that of its first line."""
        seen = [entry for entry in sorted(slots.menu, key=lambda entry: entry.order) if self._shows(entry)]
        addresses = [reverse(entry.url_name) for entry in seen]
        here = self._section(addresses)
        groups: dict[str, MenuGroup] = {}
        outside = not self.user.is_staff_of_office()
        for entry, url in zip(seen, addresses, strict=True):
            room = entry.room_outside if outside and entry.room_outside is not None else entry.room
            group = groups.setdefault(str(room), MenuGroup(room))
            count = entry.badge(self.user) if entry.badge else 0
            group.lines.append(MenuLine(entry, url, count, self._current(url) if url == here else ""))
        return list(groups.values())

    @cached_property
    def tabs(self) -> Sequence[TabLine]:
        seen = sorted(slots.phone_tabs, key=lambda tab: tab.order)[:MOST_TABS]
        addresses = [reverse(tab.url_name) for tab in seen]
        here = self._section(addresses)
        return [
            TabLine(tab, url, self._current(url) if url == here else "")
            for tab, url in zip(seen, addresses, strict=True)
        ]

    @cached_property
    def top_links(self) -> Sequence[TopLine]:
        if not self.signed_in:
            return []
        seen = [link for link in sorted(slots.top_links, key=lambda link: link.order) if link.visible(self.user)]
        return [
            TopLine(link, url, link.count(self.user), self._current(url) if self.request.path.startswith(url) else "")
            for link, url in ((link, reverse(link.url_name)) for link in seen)
        ]

    @cached_property
    def public_doors(self) -> Sequence[slots.PublicDoor]:
        return sorted(slots.public_doors, key=lambda door: door.order)

    @cached_property
    def may_search(self) -> bool:
        """Outsiders have lists of their own and no search over the portal."""
        return self.signed_in and bool(POLICY.may(self.user, "search"))

    @cached_property
    def page_scripts(self) -> Sequence[str]:
        if not self.signed_in:
            return []
        return [script.src for script in slots.page_scripts if script.visible(self.user)]

    def _shows(self, entry: slots.MenuEntry) -> bool:
        return self.signed_in and entry.visible(self.user)

    def _section(self, addresses: Sequence[str]) -> str:
        """The entry to which this page belongs: the longest address that this one begins with."""
        return max((url for url in addresses if self.request.path.startswith(url)), key=len, default="")

    def _current(self, url: str) -> str:
        return "page" if self.request.path == url else "true"

    @property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    @property
    def languages(self) -> Sequence[tuple[str, str]]:
        """Each language under its own name, so that nobody must read the other one to find theirs."""
        return [("zh-hans", "简体中文"), ("en", "English")]

    @property
    def is_demo(self) -> bool:
        return bool(settings.PORTAL_IS_DEMO)

    @property
    def large_type(self) -> bool:
        return bool(self.signed_in and self.user.large_type)

    @property
    def request_id(self) -> str:
        return getattr(self.request, "request_id", "")


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}
