"""Who meets what at the addresses of papers."""

from tests.permissions.expectations import COMMITTEE_ONLY, PUBLIC, Row, act, hidden_but_for
from tests.permissions.things import papers

ROWS: dict[str, Row] = {
    # papers: the list is the committee's; a file follows what it is about (tests/papers), one about nothing is the committee's
    "papers:papers": Row(COMMITTEE_ONLY),
    "papers:paper": Row(COMMITTEE_ONLY, papers.a_paper),
    "papers:file": Row(COMMITTEE_ONLY, papers.a_paper),
    "papers:withdraw": act(COMMITTEE_ONLY, papers.a_paper, {"reason": "日期写错，已重新出具。"}),
    "papers:batch": Row(hidden_but_for("clerk", "secretary", "other_clerk"), papers.a_batch),
    "papers:batch_progress": Row(hidden_but_for("clerk", "secretary", "other_clerk"), papers.a_batch),
    "papers:verify": Row(PUBLIC),
    "papers:verify_which": Row(PUBLIC, papers.a_paper),
    "papers:verify_number": Row(PUBLIC, papers.a_paper_with_code),
}
