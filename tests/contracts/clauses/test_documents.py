"""Contracts are read as people hand them in, and refused with a sentence."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
import typst
from django.core.management import call_command
from PIL import Image
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from contracts.clauses.checking import check_text
from contracts.clauses.documents import MOST_BYTES, MOST_PAGES, DocumentRefused, read_document
from jinxi_portal.papers.typesetting.engine import fonts

UNFAIR = "乙方在工作中受伤，甲方概不负责。"


def word(*paragraphs: str, table: list[list[str]] | None = None) -> io.BytesIO:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        drawn = document.add_table(rows=0, cols=len(table[0]))
        for texts in table:
            for cell, text in zip(drawn.add_row().cells, texts, strict=True):
                cell.text = text
    document.add_paragraph("末尾")
    out = io.BytesIO()
    document.save(out)
    return io.BytesIO(out.getvalue())


def pdf(pages: int = 1, script: bool = False, password: str = "") -> io.BytesIO:
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(595, 842)
    if script:
        writer.add_open_action(JavaScript("app.alert('1');"))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return io.BytesIO(out.getvalue())


def written(*sentences: str) -> list[PageObject]:
    """Pages with a text layer, one for each sentence."""
    source = "#pagebreak()\n".join(sentences).encode()
    found = typst.compile(source, font_paths=fonts(), ignore_system_fonts=True)
    return list(PdfReader(io.BytesIO(found)).pages)


def refused(file: io.BytesIO) -> str:
    with pytest.raises(DocumentRefused) as caught:
        read_document(file)
    assert str(caught.value.sentence).endswith("。")
    return caught.value.code


def test_paragraphs_and_tables_of_a_word_file_are_read_in_order() -> None:
    text = read_document(word("第一段", table=[["服务内容", "保洁"], ["报酬", "每月4000元"]]))
    assert text.split("\n") == ["第一段", "服务内容　保洁", "报酬　每月4000元", "末尾"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_the_encodings_offices_use(encoding: str) -> None:
    assert read_document(io.BytesIO((UNFAIR * 3).encode(encoding))) == UNFAIR * 3


def test_a_word_file_with_macros_is_refused() -> None:
    file = word("合同")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    assert refused(file) == "macros"


def test_a_pdf_that_runs_a_script_is_refused() -> None:
    assert refused(pdf(script=True)) == "script"


@pytest.mark.parametrize("place", ["/OpenAction", "/AA", "/Names"])
def test_a_script_written_inside_another_object_is_found_too(place: str) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})
    nested: Any = {"/OpenAction": action, "/AA": DictionaryObject({NameObject("/WC"): action})}
    nested["/Names"] = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
    writer = PdfWriter(clone_from=pdf())
    writer.root_object[NameObject(place)] = nested[place]
    file = io.BytesIO()
    writer.write(file)
    assert refused(file) == "script"


def test_a_pdf_with_more_parts_than_are_looked_through_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("contracts.clauses.documents.MOST_OBJECTS", 3)
    assert refused(pdf()) == "too_many_parts"


def test_a_scan_without_text_is_told_what_to_do() -> None:
    assert refused(pdf()) == "no_text_layer"


def test_a_locked_pdf_is_refused() -> None:
    assert refused(pdf(password="geheim")) == "encrypted"


def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert refused(pdf(pages=MOST_PAGES + 1)) == "too_many_pages"


def test_a_contract_of_200_pages_is_read_and_checked_to_its_last_page() -> None:
    fair, unfair = written("乙方每周休息一天。", UNFAIR)
    writer = PdfWriter()
    for page in (*[fair] * 199, unfair):
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    text = read_document(io.BytesIO(out.getvalue()))
    assert text.count("每周休息一天") == 199
    (last,) = check_text(text).suspicions
    assert last.pattern.key == "injury_not_ours"
    assert UNFAIR.startswith(last.sentence.text)


def test_a_picture_called_pdf_is_refused() -> None:
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    assert refused(io.BytesIO(out.getvalue())) == "not_a_contract"


def test_an_empty_and_a_broken_file_are_refused() -> None:
    assert refused(io.BytesIO(b"")) == "empty"
    assert refused(io.BytesIO(b"%PDF-1.7 and then nothing that makes sense")) == "damaged"
    broken = word("合同").getvalue()
    assert refused(io.BytesIO(broken[: len(broken) // 2])) == "damaged"


def test_a_file_beyond_all_measure_is_refused() -> None:
    assert refused(io.BytesIO(b"a" * (MOST_BYTES + 1))) == "too_large"


def test_the_command_prints_sentence_ground_and_fair_wording(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "合同.txt"
    path.write_text(UNFAIR, encoding="utf-8")
    call_command("check_clauses", str(path))
    said = capsys.readouterr().out
    assert "第 1 句：乙方在工作中受伤，甲方概不负责" in said
    assert "injury_not_ours" in said
    assert "《民法典》第506条" in said
    assert "合同里没有写到" in said


def test_the_command_answers_programs_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "合同.docx"
    path.write_bytes(word(UNFAIR).getvalue())
    call_command("check_clauses", str(path), "--json", "--lang", "en")
    (told,) = json.loads(capsys.readouterr().out)
    (finding,) = told["findings"]
    assert finding["pattern"] == "injury_not_ours"
    assert finding["sentence"] == UNFAIR.rstrip("。")
    assert "Civil Code, art. 506" in finding["ground"]
    assert {duty["duty"] for duty in told["missing"]} >= {"rest", "pay_date", "injury"}


def test_one_file_that_cannot_be_read_does_not_hide_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "好.txt", tmp_path / "坏.pdf"
    good.write_text(UNFAIR, encoding="utf-8")
    bad.write_bytes(pdf().getvalue())
    with pytest.raises(SystemExit) as ended:
        call_command("check_clauses", str(bad), str(good))
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert "坏.pdf" in printed.err
    assert "injury_not_ours" in printed.out
