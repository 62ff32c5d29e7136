"""Two parties sign in the very same second: both signatures count, and the contract is completed once."""

import threading
from typing import Any

import pytest
from django.db import connection

from contracts.actions.sign_contract import sign_contract
from contracts.models import Contract, Party, Signature
from contracts.paper_content import files_of
from contracts.states import ContractState, Device
from jinxi_portal.accounts.public import User
from tests.contracts.factories import ready, sent, sign

pytestmark = pytest.mark.django_db(transaction=True)


def both_at_once(contract: Contract, *roles: str) -> list[Any]:
    parties = [ready(contract, role) for role in roles]
    together, told = threading.Barrier(len(parties)), []

    def one(party: Party) -> None:
        try:
            together.wait(10)
            sign_contract(
                party=party,
                shown_digest=contract.text_digest,
                device=Device.PHONE,
                by=None,
                typed_name=party.signs_as,
            )
            told.append("ok")
        except Exception as refusal:  # noqa: BLE001 -- whatever it is, the test names it
            told.append(getattr(refusal, "code", repr(refusal)))
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[party]) for party in parties]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


def test_the_two_last_signatures_come_in_the_same_second(employer_staff: User) -> None:
    contract = sent(employer_staff, key="service_agency")
    Party.objects.filter(contract=contract).update(order=1)
    sign(contract, "employer")
    assert both_at_once(contract, "worker", "customer") == ["ok", "ok"]
    contract.refresh_from_db()
    assert contract.state == ContractState.ACTIVE
    assert Signature.objects.filter(voided_at__isnull=True).count() == 3
    assert len(files_of(contract)) == 2


def test_one_party_on_two_phones_signs_once(employer_staff: User) -> None:
    contract = sent(employer_staff)
    assert both_at_once(contract, "worker", "worker") == ["ok", "signed"]
    assert Signature.objects.count() == 1
