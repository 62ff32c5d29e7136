"""The text of a contract that somebody hands in: .txt, .docx, or the text layer of a .pdf. Nothing is run, nothing is kept."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from jinxi_portal.records.public import FileType, type_of

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_PAGES = 300
#: Far beyond any contract; a text that unfolds to more is no contract.
MOST_CHARACTERS = 500_000
#: Fewer characters a page than this: the pages are pictures.
LEAST_TEXT = 10
#: Parts of a PDF that are looked through for scripts.
MOST_OBJECTS = 50_000
_RUNNING = ("/JavaScript", "/JS", "/Launch")


class DocumentRefused(Exception):  # noqa: N818 -- a sentence for people
    """What is wrong with the document and what to do."""

    def __init__(self, code: str, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.code = code
        self.sentence = sentence


def read_document(file: IO[bytes]) -> str:
    """The text of an open file, told by its content.

    Raises:
        DocumentRefused: it is of another kind, too large, locked, damaged, carries programs, or holds pictures only.
    """
    size = file.seek(0, 2)
    file.seek(0)
    if size > MOST_BYTES:
        raise DocumentRefused("too_large", _("这个文件超过 20 MB，不像一份合同。请只上传合同本身。"))
    try:
        found = type_of(file)
    except ValidationError as error:
        sentence = error.messages[0]
        if error.code == "macros":
            sentence = _("文件里有宏，不能读。请另存为不带宏的格式后再传。")
        raise DocumentRefused(str(error.code), sentence) from error
    if found is FileType.TEXT:
        text = _plain(file.read())
    elif found is FileType.DOCX:
        text = _word(file)
    elif found is FileType.PDF:
        text = _pdf(file)
    elif found is FileType.DOC:
        raise DocumentRefused("old_word", _("旧的 .doc 格式读不了。请在 Word 或 WPS 里另存为 .docx 再上传。"))
    else:
        raise DocumentRefused(
            "not_a_contract",
            _("这里读 .txt、.docx 和带文字的 .pdf。照片和扫描件请先识别成文字，或者把合同文字粘贴进来。"),
        )
    if len(text) > MOST_CHARACTERS:
        raise DocumentRefused("too_long", _("这份文件的文字超过 50 万字，不像一份合同。请只上传合同本身。"))
    if len(text.strip()) < LEAST_TEXT:
        raise DocumentRefused("no_text", _("这份文件里没有读到文字。"))
    return text


def _plain(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030") if content[:2] not in (b"\xff\xfe", b"\xfe\xff") else ("utf-16",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentRefused("damaged", _("这个文本文件里有无法识别的字符，请另存为 UTF-8 再上传。"))


def _word(file: IO[bytes]) -> str:
    # Loaded here: a page that shows contracts does not need it.
    import docx  # noqa: PLC0415
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        document = docx.Document(file)
        return "\n".join(_within(MOST_CHARACTERS, _paragraphs(document)))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise DocumentRefused("damaged", _("这个 Word 文件已损坏，打不开。请重新另存一份再上传。")) from error


def _paragraphs(document: Any) -> Iterator[str]:
    """Paragraphs and cells of tables in the order in which they stand."""
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield "　".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield part.text


def _pdf(file: IO[bytes]) -> str:
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentRefused("encrypted", _("这个 PDF 有密码，请取消密码后再上传。"))
        if _runs_something(reader):
            raise DocumentRefused("script", _("这个 PDF 里带有会自动运行的程序，不能收。请打印成普通 PDF 后再上传。"))
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise DocumentRefused(
                "too_many_pages",
                _("这个 PDF 有 %(pages)s 页，最多 %(most)s 页。请只上传合同本身。")
                % {"pages": pages, "most": MOST_PAGES},
            )
        text = "\n".join(_within(MOST_CHARACTERS, (page.extract_text() for page in reader.pages)))
    except DocumentRefused:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise DocumentRefused("damaged", _("这个 PDF 已损坏，打不开。请重新导出一份再上传。")) from error
    if len(text.strip()) < LEAST_TEXT * pages:
        raise DocumentRefused(
            "no_text_layer", _("这个 PDF 只有图像，没有文字。请先用识别软件转成文字，或者把合同文字粘贴进来。")
        )
    return text


def _runs_something(reader: Any) -> bool:
    """Whether any object of the file, or anything written inside one, asks to run a script or a program.

    Raises:
        DocumentRefused: there are more of them than are looked through.
    """
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(numbers) > MOST_OBJECTS:
        raise DocumentRefused("too_many_parts", _("这个 PDF 里的部件太多，没法逐个检查。请打印成普通 PDF 后再上传。"))
    return any(_asks_to_run(reader.get_object(number)) for number in sorted(numbers))


def _asks_to_run(found: Any) -> bool:
    """What lies inside the object itself; what it points at is an object of its own."""
    inside = [found]
    while inside:
        one = inside.pop()
        if isinstance(one, dict):
            if any(key in one for key in _RUNNING) or one.get("/S") in _RUNNING:
                return True
            inside += one.values()
        elif isinstance(one, list):
            inside += one
    return False


def _within(most: int, parts: Iterable[str]) -> Iterator[str]:
    """Stops reading once there is more text than any contract has."""
    length = 0
    for part in parts:
        yield part
        length += len(part)
        if length > most:
            return
