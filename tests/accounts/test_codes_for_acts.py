"""Every code says what it is for, and serves nothing else."""

from typing import Any, ClassVar

import pytest
from django.test import Client
from django.urls import reverse

from jinxi_portal.accounts.codes import one_time
from jinxi_portal.accounts.models import User
from jinxi_portal.accounts.public import CodeNotSent, confirm_code, send_code
from jinxi_portal.kernel.sealing import Sealed

NUMBER = "13912345678"


class Carrier:
    shows_code: ClassVar[bool] = False
    sent: ClassVar[list[tuple[str, str]]] = []

    def complaint(self) -> str:
        return ""

    def send(self, *, mobile: str, code: str, text: str) -> None:
        self.sent.append((code, text))


@pytest.fixture
def carried(settings: Any) -> list[tuple[str, str]]:
    settings.CODE_SENDER = f"{__name__}.Carrier"
    Carrier.sent.clear()
    return Carrier.sent


def test_the_message_names_what_the_code_is_for_and_it_serves_nothing_else(
    client: Client, db: None, carried: list[tuple[str, str]]
) -> None:
    mobile = Sealed(one_time.LABEL, value=NUMBER)
    sent = send_code(purpose="contract 1", doing="签署合同 HT-2026-000001", mobile=mobile)
    ((code, text),) = carried
    assert (sent.masked, sent.shown) == ("139****5678", "")
    assert text == f"您正在签署合同 HT-2026-000001，验证码是{code}，5分钟内有效。不要告诉任何人。"
    assert not confirm_code(purpose="contract 2", mobile=mobile, typed=code)
    client.post(reverse("accounts:worker_sign_in"), {"mobile": NUMBER})
    assert f"您正在登录，验证码是{carried[1][0]}" in carried[1][1]
    if carried[1][0] != code:
        client.post(reverse("accounts:confirm_code"), {"code": code})
        assert not User.objects.exists()
    assert confirm_code(purpose="contract 1", mobile=mobile, typed=code)
    assert not confirm_code(purpose="contract 1", mobile=mobile, typed=code)
    with pytest.raises(CodeNotSent, match="太频繁"):
        send_code(purpose="contract 1", doing="签署合同", mobile=mobile)


def test_a_code_for_an_own_case_at_the_mediators_does_not_sign_in(
    client: Client, db: None, carried: list[tuple[str, str]]
) -> None:
    client.post(reverse("accounts:worker_sign_in"), {"mobile": NUMBER})
    other = Client()
    other.post("/disputes/public/", {"mobile": NUMBER})
    (sign_in, _text), (mediation, text) = carried
    assert "申请或查看调解" in text
    if sign_in != mediation:
        client.post(reverse("accounts:confirm_code"), {"code": mediation})
        assert not User.objects.exists()
    assert other.post("/disputes/public/code/", {"code": mediation})["Location"] == "/disputes/public/mine/"
