"""Content becomes a PDF/A: the same bytes each time, as data and never as Typst."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pypdf
import pytest

from jinxi_portal.papers.kinds import PaperKind, paper_kinds, register_paper_kind
from jinxi_portal.papers.public import preview_pages, preview_paper
from jinxi_portal.papers.refusals import Refusal
from jinxi_portal.papers.sealing.stamping import seal_pdf
from jinxi_portal.papers.typesetting.about import About
from jinxi_portal.papers.typesetting.setting import content_digest, set_paper

AT = datetime(2026, 5, 20, 3, 0, tzinfo=UTC)


def about(kind: str = "papers.slip") -> About:
    return About(paper_kinds.get(kind), AT, "WS-2026-000123", "K7MPQ2XA", "开发用印章")


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("kind", [kind.key for kind in paper_kinds])
def test_every_kind_sets_its_example(kind: str) -> None:
    pdf = set_paper(about(kind), paper_kinds.get(kind).example())
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert all(round(float(page.mediabox.width)) in {595, 842} for page in reader.pages), "A4"
    assert "WS-2026-000123" in squeezed(text_of(pdf))


def test_the_same_input_gives_the_same_bytes_sealed_too() -> None:
    content = paper_kinds.get("papers.letter").example()
    first, second = (seal_pdf(set_paper(about("papers.letter"), content), at=AT, reason="公函") for _ in range(2))
    assert first == second


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import django; django.setup()\n"
        "import hashlib\n"
        "from tests.papers.test_setting import *\n"
        "print(hashlib.sha256(set_paper(about(), paper_kinds.get('papers.slip').example())).hexdigest())"
    )
    said = {
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    }
    assert len(said) == 1


def test_running_text_of_letters_and_contracts_is_set_in_the_serif_and_slips_are_not() -> None:
    faces = {}
    for kind in ("papers.letter", "contracts.contract", "papers.slip"):
        reader = pypdf.PdfReader(io.BytesIO(set_paper(about(kind), paper_kinds.get(kind).example())))
        faces[kind] = {str(font["/BaseFont"]) for page in reader.pages for font in _fonts(page)}
    assert [any("NotoSerifSC" in face for face in each) for each in faces.values()] == [True, True, False]


def test_a_digest_stands_in_one_line_that_fits_and_can_be_copied() -> None:
    example = paper_kinds.get("contracts.evidence").example()
    digest = next(each["value"] for each in example["text_facts"] if len(each["value"]) == 64)
    sizes: dict[str, float] = {}
    for page in pypdf.PdfReader(io.BytesIO(set_paper(about("contracts.evidence"), example))).pages:
        page.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.update({text.strip(): size}))
    assert sizes[digest] * 0.56 * len(digest) < 350, "the width of the cell in points; a digit is 0.56 of its size"


def _fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_a_character_that_no_font_has_is_said_instead_of_printed_as_a_box() -> None:
    with pytest.raises(Refusal) as refused:
        set_paper(about("papers.letter"), {**paper_kinds.get("papers.letter").example(), "to": "\U0002239e某"})
    assert "字库里没有“\U0002239e”" in str(refused.value.sentence)


@pytest.mark.parametrize("clauses", range(4, 17, 3))
def test_no_sheet_of_a_contract_bears_the_seal_alone(clauses: int) -> None:
    example = paper_kinds.get("contracts.contract").example()
    signers = [{"label": label, "name": "王桂芳", "typed": "王桂芳"} for label in ("甲方", "乙方", "丙方")]
    clause = {
        "title": "工作内容",
        "text": "乙方为客户居家保洁和做饭，每天八小时，每周休息一天。\n另行协商的，书面写明。",
    }
    content = {**example, "signers": signers, "clauses": [clause] * clauses, "evidence": []}
    pages = pypdf.PdfReader(io.BytesIO(set_paper(about("contracts.contract"), content))).pages
    (sealed,) = [text for page in pages if "校验码" in (text := squeezed(page.extract_text()))]
    assert "书面写明" in sealed
    assert sealed.count("（签名）") == 3


HOSTILE = [
    '#import "/manage.py"',
    "#sys.inputs",
    "*加粗* _斜体_ $x^2$ `code`",
    "= 标题",
    "\"引号\" '单引号' \\ 反斜杠",
    "<label> @ref ~ -- --- // 注释",
    '王芳]#panic("x")[',
    "张\u0000伟\u0007",
    "𠮷野家 · 阿依古丽·买买提 ‮反转",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_printed_as_they_stand(words: str) -> None:
    content = {"title": words, "text": [words], "facts": [{"label": words, "value": words}], "notes": [words]}
    pdf = set_paper(about(), content)
    visible = squeezed("".join(sign for sign in words if sign.isprintable()))
    if "𠮷" in words:
        visible = "阿依古丽"
    assert visible in squeezed(text_of(pdf)).replace("“", '"').replace("”", '"')


def test_it_is_pdf_a_2b_before_and_after_sealing() -> None:
    plain = set_paper(about("papers.letter"), paper_kinds.get("papers.letter").example())
    for pdf in (plain, seal_pdf(plain, at=AT, reason="公函")):
        root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        metadata = root["/Metadata"].get_data().decode()
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
        intent = root["/OutputIntents"][0]
        assert intent["/S"] == "/GTS_PDFA1"
        assert len(intent["/DestOutputProfile"].get_data()) > 100
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
        assert "/AA" not in root
        assert "/OpenAction" not in root
        for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                below = font.get_object()["/DescendantFonts"][0].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(below["/FontDescriptor"]), "fonts are embedded"
            for note in page.get("/Annots", []):
                assert note.get_object()["/F"] & 4, "annotations are printed"
                assert not note.get_object()["/F"] & 3, "and never hidden"


def test_a_draft_says_so_and_has_neither_number_nor_code() -> None:
    text = squeezed(text_of(preview_paper("papers.letter", paper_kinds.get("papers.letter").example())))
    assert "草稿" in text
    assert "校验码" not in text
    pages = preview_pages("papers.letter", paper_kinds.get("papers.letter").example())
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].address.startswith("data:image/png;base64,iVBOR")


def test_the_digest_knows_every_change_and_no_order() -> None:
    assert content_digest("a", {"x": 1, "y": 2}) == content_digest("a", {"y": 2, "x": 1})
    assert content_digest("a", {"x": 1}) != content_digest("a", {"x": 2})
    assert content_digest("a", {"x": 1}) != content_digest("b", {"x": 1})


def test_a_kind_without_template_is_refused_at_start(tmp_path: object) -> None:
    with pytest.raises(ValueError, match=r"paper\.typ"):
        register_paper_kind(PaperKind("tests.nothing", "没有", tmp_path))  # type: ignore[arg-type]


def test_a_web_process_loads_neither_typst_nor_pyhanko() -> None:
    script = (
        "import django; django.setup()\n"
        "import sys\n"
        "from django.urls import get_resolver\n"
        "get_resolver().url_patterns\n"
        "print(sorted({'typst', 'pyhanko', 'pypdf', 'manimgx_fonts_cjk', 'pylopdf_fonts_zh_cn'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
