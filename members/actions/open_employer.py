"""Take a new employer into the county's list."""

from typing import Any

from django.db import transaction

from jinxi_portal.accounts.public import PlaceKind, set_place
from jinxi_portal.kernel.pinyin import syllables
from jinxi_portal.records.public import write_history
from members.employer_details import EmployerDetails, check_unused
from members.models import Employer
from members.policy import POLICY

#: A code is read aloud and stands in addresses.
LONGEST_CODE = 24


def open_employer(*, details: EmployerDetails, by: Any) -> Employer:
    """A new employer, whose rosters can be sent from now on. Its code is made from the pinyin of the short name.

    Raises:
        members.refusals.Refusal: another employer has this name, short name or credit code.
    """
    with transaction.atomic():
        POLICY.require(by, "change_employer")
        check_unused(details)
        employer = Employer(code=_free_code(details.short_name))
        details.write_to(employer)
        employer.save()
        # people who were posted to it by name before it stood on the list
        set_place(kind=PlaceKind.EMPLOYER, name=employer.short_name, place_id=employer.pk)
        write_history(subject=employer, verb="members.employer_opened", by=by, facts={"code": employer.code})
    return employer


def _free_code(short_name: str) -> str:
    letters = "".join(char for char in "".join(syllables(short_name)).lower() if char.isascii() and char.isalnum())
    stem = letters[:LONGEST_CODE] or "employer"
    taken = set(Employer.objects.filter(code__startswith=stem).values_list("code", flat=True))
    number = 1
    while (code := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return code
