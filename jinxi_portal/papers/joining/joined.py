"""Join papers with pypdf: cover, index, then every part with continuous page numbers. Imported only when joining."""

import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject, StreamObject

from jinxi_portal.papers.joining.parts import Part, PartUnreadable
from jinxi_portal.papers.typesetting import engine
from jinxi_portal.papers.typesetting.about import About

_HERE = Path(__file__).parent
_A4_WIDTH = 595.276
#: What a sheet of a case file does not keep: fields, scripts, ties to another file's structure.
_LEFT_OUT = ("/Annots", "/AA", "/StructParents", "/B", "/PieceInfo")
_CLAIM = ("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>")


def join(cover: bytes, parts: Sequence[Part], about: About, *, index_title: str = "卷内目录") -> bytes:
    """One file. Cover and index bear no numbers; the parts are numbered from 1 through to the end.

    The whole claims PDF/A-2b only when every part does.

    Raises:
        PartUnreadable: a part is encrypted or damaged.
    """
    opened = [pages_of(part) for part in parts]
    index = _index(parts, [len(pages) for pages in opened], about, index_title)
    writer = PdfWriter(clone_from=io.BytesIO(cover))
    for page in PdfReader(io.BytesIO(index)).pages:
        _add(writer, page)
    numbers = iter(_numbers(sum(len(pages) for pages in opened), about))
    for part, pages in zip(parts, opened, strict=True):
        first = len(writer.pages)
        for page in pages:
            _lay_over(_add(writer, page), next(numbers))
        writer.add_outline_item(title=part.title, page_number=first)
    if not all(_claims_archive(part.pdf) for part in parts):
        _drop_claim(writer)
    writer.compress_identical_objects()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_of(part: Part) -> list[PageObject]:
    try:
        reader = PdfReader(io.BytesIO(part.pdf))
        pages = [] if reader.is_encrypted else list(reader.pages)
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError) as error:
        raise PartUnreadable(part.title) from error
    if not pages:
        raise PartUnreadable(part.title)
    return pages


def _index(parts: Iterable[Part], counts: Iterable[int], about: About, title: str) -> bytes:
    entries: list[dict[str, Any]] = []
    first = 1
    for part, count in zip(parts, counts, strict=True):
        entries.append({"title": part.title, "date": part.date, "first": first, "last": first + count - 1})
        first += count
    return _set("index.typ", {"title": title, "entries": entries}, about)


def _numbers(count: int, about: About) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(_set("numbers.typ", {"count": count}, about))).pages) if count else []


def _set(template: str, content: dict[str, Any], about: About) -> bytes:
    inputs = {"content": json.dumps(content, ensure_ascii=False), "paper": about.for_template()}
    return engine.to_pdf(_HERE / template, inputs, moment=about.moment)


def _add(writer: PdfWriter, page: PageObject) -> PageObject:
    added = writer.add_page(page)
    for key in _LEFT_OUT:
        added.pop(NameObject(key), None)
    return added


def _lay_over(page: PageObject, number: PageObject) -> None:
    if page.rotation:
        page.transfer_rotation_to_content()
    box = page.mediabox
    page.merge_transformed_page(
        number, Transformation().translate(float(box.right) - _A4_WIDTH, float(box.bottom)), expand=False
    )


def _claims_archive(pdf: bytes) -> bool:
    return _CLAIM[0].encode() in pdf


def _drop_claim(writer: PdfWriter) -> None:
    metadata = writer.root_object["/Metadata"].get_object()
    if isinstance(metadata, StreamObject):
        text = metadata.get_data().decode()
        for claim in _CLAIM:
            text = text.replace(claim, "")
        metadata.set_data(text.encode())
