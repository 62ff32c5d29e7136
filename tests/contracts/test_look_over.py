"""帮我看合同: what a worker is told of a contract she is asked to sign."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contracts.models import FiledText
from jinxi_portal.accounts.public import User
from tests.cast import signed_in
from tests.contracts.factories_checks import FAIR, TEXT, UNFAIR


def test_she_reads_what_harms_her_how_it_is_fair_and_whom_to_ask(client: Client, worker: User) -> None:
    signed_in(client, worker)
    place = reverse("contracts:look_over")
    assert place in client.get(reverse("contracts:mine")).content.decode()
    pasted = client.post(place, {"text": TEXT})
    page = pasted.content.decode()
    assert [sentence for sentence, _why in pasted.context["suspected"]] == [
        f"二、{UNFAIR[:-1]}",
        "三、本合同最终解释权归甲方所有",
    ]
    assert "证件被扣住" in page
    assert "当场归还" in page
    assert "从这些字看出来的" in page
    assert "不是结论" in page
    assert FAIR[:-1] not in page
    assert reverse("branches:help_ask") in page
    assert "休息休假" in page
    read = client.post(place, {"file": SimpleUploadedFile("合同.txt", TEXT.encode())})
    assert len(read.context["suspected"]) == 2
    assert "请粘贴合同文字" in client.post(place, {"text": ""}).content.decode()
    assert not FiledText.objects.exists()
