"""Whether a contract that is to be sent can be set as a paper: after the last signature it would be too late to find out."""

import json
import re

from contracts.models import Contract
from contracts.paper_content import contract_content
from contracts.refusals import Refusal
from jinxi_portal.papers.public import Refusal as PaperRefusal
from jinxi_portal.papers.public import preview_paper

#: Signs that the fonts have for certain; only a text with others is set to be tried.
_CERTAIN = re.compile(r"[\s -~\u00a0-\u00ff\u2010-\u2027\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]*")


def refuse_unprintable(contract: Contract) -> None:
    """Pass for a contract of which everything can be printed.

    Raises:
        Refusal: naming the sign that no font has.
    """
    content = contract_content(contract, whole=False)
    if _CERTAIN.fullmatch(json.dumps(content, ensure_ascii=False)):
        return
    try:
        preview_paper("contracts.contract", content)
    except PaperRefusal as refusal:
        raise Refusal(str(refusal.sentence), code="unprintable") from refusal
