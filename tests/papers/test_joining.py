"""A case file: cover, index and parts as one sealed paper, numbered through."""

import io
from datetime import UTC, datetime

import pypdf
import pypdf.actions
import pytest
from PIL import Image

from jinxi_portal.accounts.models import User
from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.public import Part, PartUnreadable, issue_paper, open_paper, part_of_picture, preview_paper
from jinxi_portal.papers.sealing.stamping import seal_pdf
from jinxi_portal.papers.typesetting.about import About
from jinxi_portal.papers.typesetting.setting import set_paper, set_whole
from jinxi_portal.papers.verifying.looking import look_at_file
from jinxi_portal.papers.verifying.verdict import Finding

AT = datetime(2026, 5, 20, 3, 0, tzinfo=UTC)


def about(kind: str, number: str = "WS-2026-000123") -> About:
    return About(paper_kinds.get(kind), AT, number, "K7MPQ2XA")


def a_part(kind: str) -> Part:
    pdf = seal_pdf(set_paper(about(kind), paper_kinds.get(kind).example()), at=AT, reason="x")
    return Part(str(paper_kinds.get(kind).label), pdf, "2026-05-20")


def a_photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 400), "teal").save(out, "JPEG")
    return out.getvalue()


def parts() -> list[Part]:
    return [a_part("papers.letter"), a_part("papers.minutes"), part_of_picture("现场照片", a_photo(), "2026-05-19")]


def texts(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_pages_are_numbered_through_and_the_index_knows_them() -> None:
    given = parts()
    counts = [len(texts(part.pdf)) for part in given]
    pages = texts(set_whole(about("papers.case_file"), paper_kinds.get("papers.case_file").example(), given))
    assert len(pages) == 2 + sum(counts)
    assert "卷宗" in pages[0]
    index, first = pages[1], 1
    for part, count in zip(given, counts, strict=True):
        last = first + count - 1
        assert f"{part.title}{part.date}{first if first == last else f'{first}–{last}'}" in index
        first += count
    for number, page in enumerate(pages[2:], start=1):
        assert page.endswith(str(number)), f"page {number}"


def test_the_same_parts_give_the_same_file() -> None:
    content, given = paper_kinds.get("papers.case_file").example(), parts()
    first, second = (
        seal_pdf(set_whole(about("papers.case_file"), content, given), at=AT, reason="卷宗") for _ in range(2)
    )
    assert first == second


def test_it_claims_an_archive_only_when_every_part_does() -> None:
    content = paper_kinds.get("papers.case_file").example()
    assert b"<pdfaid:part>2" in set_whole(about("papers.case_file"), content, parts()[:2])
    assert b"<pdfaid:part>2" not in set_whole(about("papers.case_file"), content, parts())


def test_scripts_and_fields_of_a_part_are_left_behind() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(300, 300)
    writer.add_open_action(pypdf.actions.JavaScript("app.alert('x')"))
    out = io.BytesIO()
    writer.write(out)
    content = paper_kinds.get("papers.case_file").example()
    whole = set_whole(about("papers.case_file"), content, [Part("对方的文件", out.getvalue()), a_part("papers.slip")])
    assert b"/JavaScript" not in whole
    reader = pypdf.PdfReader(io.BytesIO(whole))
    assert "/OpenAction" not in reader.trailer["/Root"]
    assert not [page for page in reader.pages if "/Annots" in page]


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.7 broken"])
def test_a_part_that_cannot_be_read_is_named(content: bytes) -> None:
    with pytest.raises(PartUnreadable, match="损坏的证据"):
        preview_paper("papers.case_file", paper_kinds.get("papers.case_file").example(), [Part("损坏的证据", content)])
    with pytest.raises(PartUnreadable, match="损坏的证据"):
        part_of_picture("损坏的证据", content)


def test_an_encrypted_part_is_named() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(PartUnreadable, match="有密码"):
        preview_paper("papers.case_file", paper_kinds.get("papers.case_file").example(), [Part("证据", out.getvalue())])


@pytest.mark.django_db
def test_a_case_file_is_issued_and_checked_like_any_paper(clerk: User) -> None:
    content = paper_kinds.get("papers.case_file").example()
    paper = issue_paper(kind="papers.case_file", subject=None, content=content, by=clerk, parts=parts())
    pdf = open_paper(paper)
    assert look_at_file(pdf).finding == Finding.OURS
    assert look_at_file(pdf, with_register=False).finding == Finding.SEALED
    assert look_at_file(pdf[:-40] + b"x" + pdf[-39:]).finding == Finding.CHANGED
