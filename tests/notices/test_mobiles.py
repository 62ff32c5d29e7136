"""Who has no account hears by text message that something is there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import override_settings

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.notices.channels.console import ConsoleSms
from jinxi_portal.notices.delivering_mobiles import deliver_to_mobiles
from jinxi_portal.notices.models import DeliveryState, MobileWord
from jinxi_portal.notices.public import notify_mobiles
from tests.notices.test_quiet_hours import at

pytestmark = pytest.mark.django_db
MOBILE = Sealed("mobile", value="13700000021")


def tell(user: User, kind: str = "tests.told", stage: str = "") -> int:
    """How many words wait afterwards."""
    notify_mobiles(kind=kind, to=[MOBILE], subject=user, stage=stage)
    return MobileWord.objects.filter(state=DeliveryState.WAITING).count()


def test_several_words_are_one_message_that_says_nothing_and_the_number_goes(worker: User, postbag: Any) -> None:
    with clock.frozen(at(10)):
        assert (tell(worker), tell(worker), tell(worker, stage="2")) == (1, 1, 2)
        assert tell(worker, kind="tests.quiet") == 2  # a kind that does not go out
        assert deliver_to_mobiles() == 1
        assert tell(worker) == 0
    assert postbag.sent == [("13700000021", "金溪家政党建：您有新的通知，请打开门户页面，用这个手机号码查看。")]
    assert not MobileWord.objects.filter(mobile__isnull=False).exists()


def test_it_waits_for_the_morning_and_is_tried_again(worker: User, postbag: Any) -> None:
    with clock.frozen(at(23)):
        tell(worker)
        assert deliver_to_mobiles() == 0
    postbag.away = True
    with clock.frozen(at(8, day=6)) as time:
        assert deliver_to_mobiles() == 0
        postbag.away = False
        time.pass_time(timedelta(minutes=6))
        assert deliver_to_mobiles() == 1
    assert MobileWord.objects.get().state == DeliveryState.SENT


@override_settings(NOTICE_CARRIERS={})
def test_without_a_carrier_nothing_waits(worker: User) -> None:
    assert tell(worker) == 0


def test_the_demos_carrier_logs_neither_number_nor_text(capsys: Any) -> None:
    ConsoleSms().send_to_mobile(mobile="13700000021", text="您有新的通知")
    said = "".join(capsys.readouterr())
    assert "13700000021" not in said
    assert "您有新的通知" not in said
