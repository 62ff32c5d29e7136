"""The sort key and the initials of an organisation's name."""

from branches.models import Organisation
from jinxi_portal.kernel.names import clean_name
from jinxi_portal.kernel.pinyin import initials, sort_key


def give_name(organisation: Organisation, name: str) -> None:
    """Set the name with the keys it is sorted and found by; not saved."""
    organisation.name = name
    organisation.name_key = sort_key(name, 240) if clean_name(name) else name
    organisation.initials = initials(name, 60) if clean_name(name) else ""
