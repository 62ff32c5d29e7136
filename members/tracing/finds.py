"""The three finds (三找): what the office counts the five channels as."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.states import Channel


class Find(models.TextChoices):
    ORGANISATION = "organisation", _("组织找党员")
    MEMBER = "member", _("党员找组织")
    COLLEAGUE = "colleague", _("党员找党员")


FIND_OF: dict[Channel, Find] = {
    Channel.ROSTER: Find.ORGANISATION,
    Channel.VISIT: Find.ORGANISATION,
    Channel.TELEPHONE: Find.ORGANISATION,
    Channel.SELF_REPORT: Find.MEMBER,
    Channel.REFERRAL: Find.COLLEAGUE,
}
CHANNELS_OF: dict[Find, list[Channel]] = {
    find: [channel for channel, its in FIND_OF.items() if its is find] for find in Find
}
