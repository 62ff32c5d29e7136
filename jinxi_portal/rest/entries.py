"""Where a system may begin: each room registers its first addresses in ``<room>/portal.py``."""

from dataclasses import dataclass

from jinxi_portal.kernel.registry import Registry


@dataclass(frozen=True)
class ApiEntry:
    """A line of ``GET /api/v1/``, shown to keys with the scope."""

    key: str
    url_name: str
    scope: str


api_entries: Registry[ApiEntry] = Registry("entries of the API")


def register_entry(entry: ApiEntry) -> ApiEntry:
    return api_entries.register(entry)
