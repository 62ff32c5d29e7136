"""Refusals of the acts on imports: what happened, to which import, what now."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):  # noqa: N818 - it is said so in the office
    """An act that cannot be done as asked; ``sentence`` is for the person who tried."""

    code = "refused"

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class ColumnMissing(Refusal):
    code = "column_missing"

    def __init__(self, label: Any) -> None:
        super().__init__(_("还没有指出哪一列是“%(label)s”。没有这一列就不知道每一行是谁。") % {"label": label})


class ColumnTwice(Refusal):
    code = "column_twice"

    def __init__(self, label: Any, first: str, second: str) -> None:
        super().__init__(
            _("“%(first)s”和“%(second)s”两列都对应到“%(label)s”。请只留一列，另一列改为“照原样保留”。")
            % {"label": label, "first": first, "second": second}
        )


class NothingToAdmit(Refusal):
    code = "nothing_to_admit"

    def __init__(self) -> None:
        super().__init__(_("没有可以收入的行：名单与现有内容相同，或者每一行都要先改正。什么都没有改动。"))


class RowNotThere(Refusal):
    code = "row_not_there"

    def __init__(self, row: int) -> None:
        super().__init__(_("第 %(row)s 行现在不需要改正，可能刚刚有人改过。请刷新后再看。") % {"row": row})
