"""The slots of the frame: what a lower part shows of a higher one without importing it.

Each app may have a ``portal.py``; it is imported once at start (``jinxi_portal.web.apps``) and registers here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jinxi_portal.kernel.registry import Registry

#: A user of the portal; typed loosely because the kernel has no tables.
AnyUser = Any


@dataclass(frozen=True)
class MenuEntry:
    """A line of the staff's left rail, shown when ``visible(user)`` says so."""

    key: str
    label: Any
    url_name: str
    visible: Callable[[AnyUser], bool]
    room: Any = ""  # the heading under which the line stands
    room_outside: Any = None  # and for an employer's staff, where the office's heading says what is not for them
    order: int = 100
    badge: Callable[[AnyUser], int] | None = None


@dataclass(frozen=True)
class PhoneTab:
    """One of the worker's tabs at the foot of the phone layout."""

    key: str
    label: Any
    url_name: str
    icon: str
    order: int = 100


@dataclass(frozen=True)
class PhoneDoor:
    """A line on the worker's first page, for what has no tab of its own; shown when ``visible(user)`` says so."""

    key: str
    label: Any
    url_name: str
    icon: str
    visible: Callable[[AnyUser], bool]
    order: int = 100


@dataclass(frozen=True)
class PublicDoor:
    """What anybody may open without an account: a link at the foot of the sign-in and the public pages."""

    key: str
    label: Any
    url_name: str
    order: int = 100


@dataclass(frozen=True)
class QueueItem:
    """One thing that waits for a person: what, where to do it, by when."""

    title: str
    url: str
    due: datetime | date | None = None
    overdue: bool = False
    note: str = ""
    count: int | None = None


@dataclass(frozen=True)
class QueueSource:
    """What waits for a user in one room; ``items(user, limit)`` costs a constant number of queries."""

    key: str
    label: Any
    items: Callable[[AnyUser, int], Sequence[QueueItem]]
    order: int = 100


@dataclass(frozen=True)
class SearchHit:
    title: str
    url: str
    kind: str
    note: str = ""


@dataclass(frozen=True)
class SearchSource:
    """Global search in one room, over what the user may see only.

    ``find(user, words, limit)`` gets the text as typed: a name, pinyin initials, or a case number.
    """

    key: str
    label: Any
    find: Callable[[AnyUser, str, int], Iterable[SearchHit]]
    order: int = 100


@dataclass(frozen=True)
class FirstPage:
    """Where users land after signing in; the first that ``fits(user)`` wins."""

    key: str
    url_name: str
    fits: Callable[[AnyUser], bool]
    order: int = 100


@dataclass(frozen=True)
class TopLink:
    """A link in the top bar of every page of who is signed in, with the number of what is new."""

    key: str
    label: Any
    url_name: str
    icon: str
    visible: Callable[[AnyUser], bool]
    count: Callable[[AnyUser], int]
    order: int = 100


@dataclass(frozen=True)
class PageScript:
    """A script of a room's that every page loads for those whom ``visible(user)`` names; it must be small."""

    key: str
    src: str
    visible: Callable[[AnyUser], bool]


@dataclass(frozen=True)
class HomeFigure:
    """One number of the staff's first page; ``url`` is the list behind it."""

    label: Any
    value: str
    unit: Any = ""
    note: Any = ""
    url: str = ""


@dataclass(frozen=True)
class HomeFigures:
    """Numbers for the staff's first page, under a heading; an empty answer shows nothing."""

    key: str
    label: Any
    figures: Callable[[AnyUser], Sequence[HomeFigure]]
    url_name: str = ""
    order: int = 100


@dataclass(frozen=True)
class DemoStep:
    """A room's part of the demo county; ``load(context)`` is run once, in the order of ``order``."""

    key: str
    label: Any
    load: Callable[[Any], None]
    order: int = 100


menu: Registry[MenuEntry] = Registry("menu")
phone_tabs: Registry[PhoneTab] = Registry("phone tabs")
phone_doors: Registry[PhoneDoor] = Registry("phone doors")
public_doors: Registry[PublicDoor] = Registry("public doors")
queue: Registry[QueueSource] = Registry("queue")
search: Registry[SearchSource] = Registry("search")
first_pages: Registry[FirstPage] = Registry("first pages")
top_links: Registry[TopLink] = Registry("top links")
page_scripts: Registry[PageScript] = Registry("page scripts")
home_figures: Registry[HomeFigures] = Registry("home figures")
demo_steps: Registry[DemoStep] = Registry("demo steps")
