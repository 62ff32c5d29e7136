"""Refusals of the acts on papers: what happened, to which paper, what now."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):  # noqa: N818 - it is said so in the office
    """An act that cannot be done as asked; ``sentence`` is for the person who tried."""

    code = "refused"

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class PaperOver(Refusal):
    code = "paper_over"

    def __init__(self, number: str, state: Any) -> None:
        super().__init__(
            _("文书 %(number)s 已经不再有效（%(state)s），不用再撤回。") % {"number": number, "state": state}
        )


class ReasonMissing(Refusal):
    code = "reason_missing"

    def __init__(self) -> None:
        super().__init__(_("还没有写撤回原因。请写明，以便查验的人和同事知道为什么。"))
