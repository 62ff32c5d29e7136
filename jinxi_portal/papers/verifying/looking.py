"""Is this file ours, unchanged, and does it still stand?"""

import hashlib

from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.states import PaperState
from jinxi_portal.papers.verifying.traces import Traces, has_script, traces_in
from jinxi_portal.papers.verifying.verdict import Finding, Verdict

MEGABYTE = 1024 * 1024
MOST_BYTES = 30 * MEGABYTE
_OF_STATE = {
    PaperState.ISSUED: Finding.OURS,
    PaperState.WITHDRAWN: Finding.WITHDRAWN,
    PaperState.REPLACED: Finding.REPLACED,
}


def look_at_file(content: bytes, *, with_register: bool = True) -> Verdict:
    """The verdict about a file. ``with_register=False`` goes by the seal alone and says that withdrawal was not looked up."""
    if not content:
        return Verdict(Finding.EMPTY)
    if len(content) > MOST_BYTES:
        return Verdict(Finding.TOO_LARGE)
    if b"%PDF-" not in content[:1024]:
        return Verdict(Finding.NOT_PDF)
    traces = traces_in(content)
    development = traces.is_development
    if with_register and (paper := Paper.objects.filter(pdf_digest=hashlib.sha256(content).hexdigest()).first()):
        return Verdict(_OF_STATE[PaperState(paper.state)], paper, is_development=development)
    finding = _registered(content, traces) if with_register else _sealed(content, traces)
    script = finding is not Finding.SEALED and has_script(content)
    return Verdict(finding, has_script=script, is_development=development)


def look_at_number(number: str, code: str) -> Paper | None:
    """The paper of a number, for who has its code too."""
    return Paper.objects.filter(number=number.strip(), code=code.strip().upper()).first()


def _registered(content: bytes, traces: Traces) -> Finding:
    if not traces:
        return Finding.NOT_OURS
    paper = look_at_number(traces.number, traces.code) if traces.number else None
    if paper is not None:
        begins_as_issued = hashlib.sha256(content[: paper.size]).hexdigest() == paper.pdf_digest
        return Finding.APPENDED if begins_as_issued else Finding.CHANGED
    if traces.certificate is None:
        return Finding.NOT_OURS
    return Finding.UNREGISTERED if _is_whole(content) else Finding.CHANGED


def _sealed(content: bytes, traces: Traces) -> Finding:
    if not traces:
        return Finding.NOT_OURS
    return Finding.SEALED if traces.certificate is not None and _is_whole(content) else Finding.CHANGED


def _is_whole(content: bytes) -> bool:
    from jinxi_portal.papers.verifying import signature  # noqa: PLC0415 -- keeps pyHanko out until a seal is looked at

    return signature.is_whole(content)
