"""Ours, changed, withdrawn or not ours: by number, by upload, on the command line."""

import io
import json
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText

from jinxi_portal.accounts.models import User
from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.public import Paper, issue_paper, open_paper, withdraw_paper
from jinxi_portal.papers.verifying.looking import look_at_file
from jinxi_portal.papers.verifying.verdict import Finding
from tests.papers.making import a_slip

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(clerk: User) -> Paper:
    return a_slip(by=clerk)


@pytest.fixture
def pdf(paper: Paper) -> bytes:
    return open_paper(paper)


def with_byte_changed(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 0x01]) + pdf[place + 1 :]


def with_update(pdf: bytes) -> bytes:
    """A note added by an incremental update, as a PDF editor does."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.add_annotation(0, FreeText(text="改为 5000 元", rect=(100, 500, 200, 520)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_script() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_open_action(JavaScript("app.alert('x')"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_it_knows_its_own(paper: Paper, pdf: bytes) -> None:
    verdict = look_at_file(pdf)
    assert (verdict.finding, verdict.paper, verdict.is_development) == (Finding.OURS, paper, True)
    by_seal = look_at_file(pdf, with_register=False)
    assert (by_seal.finding, by_seal.is_development) == (Finding.SEALED, True)
    assert look_at_file(with_byte_changed(pdf, 2000), with_register=False).is_development
    assert not look_at_file(with_script()).is_development


def test_a_changed_byte_is_noticed_wherever_it_lies(pdf: bytes) -> None:
    for place in range(10, len(pdf), len(pdf) // 25):
        changed = with_byte_changed(pdf, place)
        assert look_at_file(changed).finding == Finding.CHANGED, place
        assert look_at_file(changed, with_register=False).finding == Finding.CHANGED, place


def test_a_changed_byte_in_number_or_certificate_is_noticed_too(paper: Paper, pdf: bytes) -> None:
    for word in (paper.number.encode(), paper.code.encode(), b"/Contents <3082"):
        changed = with_byte_changed(pdf, pdf.index(word) + len(word) - 1)
        assert look_at_file(changed).finding == Finding.CHANGED, word


def test_what_was_added_after_sealing_is_noticed(pdf: bytes) -> None:
    for changed in (with_update(pdf), pdf + b"\n% more"):
        assert look_at_file(changed).finding == Finding.APPENDED
        assert look_at_file(changed, with_register=False).finding == Finding.CHANGED


def test_withdrawn_and_replaced_are_said(clerk: User, paper: Paper, pdf: bytes) -> None:
    issue_paper(kind="papers.slip", subject=None, content={"title": "更正"}, by=clerk, replaces=paper)
    assert look_at_file(pdf).finding == Finding.REPLACED
    other = a_slip(by=clerk)
    withdraw_paper(paper=other, reason="写错", by=clerk)
    assert look_at_file(open_paper(other)).finding == Finding.WITHDRAWN


def test_sealed_but_not_registered_is_no_valid_paper(paper: Paper, pdf: bytes) -> None:
    paper.number = "WS-1999-000001"
    Paper.objects.all().update(number="WS-1999-000001", pdf_digest="0" * 64)
    assert look_at_file(pdf).finding == Finding.UNREGISTERED


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        (b"", Finding.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, Finding.NOT_PDF),
        (b"%PDF-1.7\n" + b"x" * 100, Finding.NOT_OURS),
        (b"%PDF-1.7\njinxi-paper, WS-2026-999999, AAAAAAAA", Finding.NOT_OURS),
        (b"%PDF-1.7" + bytes(50 * 1024 * 1024), Finding.TOO_LARGE),
    ],
    ids=["empty", "picture", "stranger", "claims", "large"],
)
def test_files_that_are_not_ours(content: bytes, finding: Finding) -> None:
    assert look_at_file(content).finding == finding


def test_a_script_is_told() -> None:
    verdict = look_at_file(with_script())
    assert (verdict.finding, verdict.has_script) == (Finding.NOT_OURS, True)


# On the page


def upload(client: Client, content: bytes, name: str = "文书.pdf") -> str:
    answer = client.post(reverse("papers:verify"), {"file": SimpleUploadedFile(name, content, "application/pdf")})
    assert answer.status_code == 200
    return answer.content.decode()


def test_anybody_checks_by_upload_and_the_file_is_not_kept(
    client: Client, paper: Paper, pdf: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(default_storage, "save", None)  # whoever would keep something fails
    page = upload(client, pdf)
    assert "没有改动，现在有效" in page
    assert paper.number in page
    assert "开发用印章" in page
    assert "请不要采用" in upload(client, with_byte_changed(pdf, 2000))
    assert "被添加了内容" in upload(client, with_update(pdf))
    assert "不是 PDF" in upload(client, b"\xff\xd8\xff" + b"x" * 50, "照片.pdf")
    assert "是空的" in upload(client, b"")
    assert "脚本" in upload(client, with_script())
    assert "超过 30 MB" in upload(client, b"%PDF-1.7" + bytes(50 * 1024 * 1024))


def test_the_qr_shows_what_the_paper_shows_and_nothing_else(client: Client, clerk: User, paper: Paper) -> None:
    address = reverse("papers:verify_number", args=[paper.number, paper.code])
    page = client.get(address).content.decode()
    for word in (paper.number, "回执", "材料收讫回执", "现在有效"):
        assert word in page
    assert "安心居" not in page
    assert clerk.name not in page
    withdraw_paper(paper=paper, reason="涉及张伟的日期写错", by=clerk)
    page = client.get(address).content.decode()
    assert "已撤回" in page
    assert "张伟" not in page


def test_an_internal_paper_shows_only_that_it_is_ours(client: Client, clerk: User) -> None:
    content = paper_kinds.get("papers.minutes").example()
    paper = issue_paper(kind="papers.minutes", subject=None, content=content, by=clerk)
    page = client.get(reverse("papers:verify_number", args=[paper.number, paper.code])).content.decode()
    assert "现在有效" in page
    assert "会议纪要" not in page
    assert "综合委员会" not in page.split("<main")[1].split("</main>")[0]
    assert paper.shown == {}


def test_a_wrong_code_and_an_unknown_number_meet_the_same_answer(client: Client, paper: Paper) -> None:
    wrong = client.get(reverse("papers:verify_number", args=[paper.number, "AAAAAAAA"]))
    unknown = client.get(reverse("papers:verify_number", args=["WS-2026-999999", "AAAAAAAA"]))
    assert wrong.status_code == unknown.status_code == 404
    same = wrong.content.decode().replace(paper.number, "WS-2026-999999")
    assert _without_token(same) == _without_token(unknown.content.decode())


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line)


def test_number_and_code_are_typed_in_any_case(client: Client, paper: Paper) -> None:
    sent = {"number": f" {paper.number} ", "code": paper.code.lower()}
    assert "现在有效" in client.post(reverse("papers:verify"), sent).content.decode()
    assert client.post(reverse("papers:verify"), {"number": "", "code": ""}).status_code == 422


@override_settings(PAPERS_CHECKS_A_MINUTE=2)
def test_too_many_tries_are_asked_to_wait(client: Client) -> None:
    address = reverse("papers:verify_number", args=["WS-2026-000001", "AAAAAAAA"])
    met = [client.get(address, REMOTE_ADDR="203.0.113.77").status_code for _ in range(3)]
    assert met == [404, 404, 429]


# On the command line


def run(*arguments: str, capsys: Any) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        call_command("verify_paper", *arguments)
    return int(str(ended.value.code)), capsys.readouterr().out


def test_the_command_says_it_with_its_exit_code(
    clerk: User, paper: Paper, pdf: bytes, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "文书.pdf"
    file.write_bytes(pdf)
    code, said = run(str(file), capsys=capsys)
    assert (code, paper.number in said) == (0, True)
    code, said = run(str(file), "--no-register", "--json", capsys=capsys)
    assert (code, json.loads(said)["withdrawal_checked"], json.loads(said)["finding"]) == (0, False, "sealed")
    assert json.loads(said)["development_seal"] is True
    withdraw_paper(paper=paper, reason="写错", by=clerk)
    code, said = run(str(file), "--json", capsys=capsys)
    assert (code, json.loads(said)["number"]) == (5, paper.number)
    file.write_bytes(with_byte_changed(pdf, 3000))
    assert run(str(file), capsys=capsys)[0] == 3
    file.write_bytes(with_script())
    assert run(str(file), capsys=capsys)[0] == 4
    with pytest.raises(CommandError) as refused:
        call_command("verify_paper", str(tmp_path / "没有.pdf"))
    assert refused.value.returncode == 2
