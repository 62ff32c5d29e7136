"""One paper against a bare Typst compile of the same source, and papers a minute through the act. No database of people is needed."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
    with tempfile.TemporaryDirectory() as home:
        os.environ["PORTAL_HOME"] = home
        import django

        django.setup()
        for clauses in (12, 120):
            measure(clauses)
    return 0


def agreement(clauses: int) -> dict[str, object]:
    """A contract's length of text: about 3 pages with 12 clauses."""
    text = (
        "甲方应当按照约定的时间、标准和方式提供服务，乙方应当按期支付服务费用，双方不得以任何理由免除对人身损害的责任。"
        * 3
    )
    return {
        "title": "家政服务合同",
        "text": [],
        "sections": [{"title": f"第 {number} 条", "text": [text]} for number in range(1, clauses + 1)],
        "tables": [],
    }


def measure(clauses: int) -> None:
    import typst

    from jinxi_portal.papers.kinds import paper_kinds
    from jinxi_portal.papers.sealing.stamping import seal_pdf
    from jinxi_portal.papers.typesetting import engine
    from jinxi_portal.papers.typesetting.about import About
    from jinxi_portal.papers.typesetting.setting import set_paper, written

    at = datetime(2026, 5, 20, 3, tzinfo=UTC)
    kind = paper_kinds.get("papers.table")

    def about(number: int) -> About:
        return About(kind, at, f"WS-2026-{number:06d}", "K7MPQ2XA", "开发用印章")

    def bare(number: int) -> None:
        content = {**agreement(clauses), "subtitle": f"甲方 {number}"}
        inputs = {"content": written(content), "paper": about(number).for_template()}
        typst.compile(
            kind.source,
            root=ROOT,
            font_paths=list(engine.FONTS),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["a-2b"],
            timestamp=about(number).moment,
        )

    def sealed(number: int) -> None:
        content = {**agreement(clauses), "subtitle": f"乙方 {number}"}
        seal_pdf(set_paper(about(number), content), at=at, reason="x")

    for warm in (bare, sealed):
        warm(0)
    floor, ours = timed(bare), timed(sealed)
    print(
        f"papers, {clauses} clauses: bare Typst {floor * 1000:.0f} ms, set and sealed {ours * 1000:.0f} ms CPU, "
        f"ratio {ours / floor:.2f} (at most 1.5)"
    )


def timed(work: Callable[[int], None]) -> float:
    """The median CPU seconds of a round; every round has text of its own, so nothing is remembered."""
    spent = []
    for number in range(1, ROUNDS + 1):
        began = time.process_time()
        work(number)
        spent.append(time.process_time() - began)
    return statistics.median(spent)


if __name__ == "__main__":
    raise SystemExit(main())
