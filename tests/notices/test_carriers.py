"""Who carries notices outside: never the log of a real installation, never a word or number in the log."""

import json
from typing import Any
from unittest import mock
from urllib.error import URLError

import pytest

from jinxi_portal.accounts.models import User
from jinxi_portal.notices.channels import sms_gateway
from jinxi_portal.notices.channels.carrier import NotSent
from jinxi_portal.notices.channels.console import ConsoleSms
from jinxi_portal.notices.channels.sms_gateway import SmsGateway
from jinxi_portal.notices.checks import check_carriers


def test_the_demos_carrier_logs_neither_number_nor_text(worker: User, capsys: Any) -> None:
    carrier = ConsoleSms()
    carrier.send(address=carrier.address_of(worker) or "", text="金溪家政党建：您有新的通知")
    said = "".join(capsys.readouterr())
    assert "13900000011" not in said
    assert "您有新的通知" not in said


def test_the_demos_carrier_refuses_to_work_for_real(settings: Any) -> None:
    settings.PORTAL_IS_DEMO = False
    with pytest.raises(NotSent):
        ConsoleSms().send(address="1", text="…")
    assert {error.id for error in check_carriers(None)} == {"notices.E003"}


def test_an_unknown_channel_or_class_stops_the_start(settings: Any) -> None:
    settings.NOTICE_CARRIERS = {"pigeon": "x"}
    assert [error.id for error in check_carriers(None)] == ["notices.E001"]
    settings.NOTICE_CARRIERS = {"sms": "nowhere.Nothing"}
    assert [error.id for error in check_carriers(None)] == ["notices.E002"]
    settings.NOTICE_CARRIERS = {}
    assert check_carriers(None) == []


def test_the_gateway_gets_one_post(worker: User, settings: Any) -> None:
    settings.NOTICE_GATEWAY_URL, settings.NOTICE_GATEWAY_SECRET = "https://sms.example.com/send", "s3"
    gateway = SmsGateway()
    with mock.patch.object(sms_gateway, "urlopen") as urlopen:
        gateway.send(address=gateway.address_of(worker) or "", text="有通知")
    request = urlopen.call_args.args[0]
    assert json.loads(request.data) == {"mobile": "13900000011", "text": "有通知"}
    assert request.headers["Authorization"] == "Bearer s3"
    with mock.patch.object(sms_gateway, "urlopen", side_effect=URLError("down")), pytest.raises(NotSent):
        gateway.send(address="13900000011", text="有通知")


def test_the_gateway_needs_an_address_and_a_secret(settings: Any) -> None:
    settings.NOTICE_GATEWAY_URL = "http://sms.example.com"
    assert "https" in SmsGateway().complaint()
    settings.NOTICE_GATEWAY_URL = "https://sms.example.com"
    assert "SECRET" in SmsGateway().complaint()
