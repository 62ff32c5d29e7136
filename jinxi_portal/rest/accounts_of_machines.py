"""The account under which a system acts, so that history names who did it."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from jinxi_portal.accounts.public import PlaceKind, Posting, Role, User
from jinxi_portal.kernel import clock
from jinxi_portal.rest.models import ApiKey


def machine_of(*, employer_id: int, employer_name: str, by: User) -> User:
    """The employer's machine account, made with the first key: posted at the employer, without a password."""
    with transaction.atomic():
        username = f"api-{employer_id}"
        machine: User | None = User.objects.select_for_update().filter(username=username, is_machine=True).first()
        if machine is None:
            name = _("%(employer)s（接口）") % {"employer": employer_name[:50]}
            machine = User.objects.create_user(username, None, name=name, is_machine=True)
        if not machine.postings.in_force(on=clock.today()).exists():
            Posting.objects.create(
                user=machine,
                role=Role.EMPLOYER_STAFF,
                place_kind=PlaceKind.EMPLOYER,
                place_id=employer_id,
                place_name=employer_name,
                since=clock.today(),
                posted_by=by,
            )
            machine.forget_postings()
    return machine


def machine_of_authority(authority_name: str) -> User:
    """The authority's machine account: posted nowhere, so it is a stranger to every room; only its keys' scopes open anything."""
    earlier = ApiKey.objects.filter(authority_name=authority_name).select_related("account").order_by("pk").first()
    if earlier is not None:
        return earlier.account
    name = _("%(authority)s（接口）") % {"authority": authority_name[:50]}
    machine: User = User.objects.create_user(f"api-authority-{secrets.token_hex(4)}", None, name=name, is_machine=True)
    return machine
