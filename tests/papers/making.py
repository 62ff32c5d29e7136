"""Papers for tests."""

from typing import Any

from jinxi_portal.papers.kinds import paper_kinds
from jinxi_portal.papers.public import Paper, issue_paper


def a_slip(*, by: Any, subject: Any = None, **changes: Any) -> Paper:
    content = {**paper_kinds.get("papers.slip").example(), **changes}
    return issue_paper(kind="papers.slip", subject=subject, content=content, by=by)
