"""What can be said of a file or a number, each with its sentence and the exit code of the command."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from jinxi_portal.papers.models import Paper


class Finding(TextChoices):
    """What a look at a file found."""

    OURS = "ours", _("是我们出具的，没有改动，现在有效")
    WITHDRAWN = "withdrawn", _("是我们出具的，没有改动，但已经撤回，不再有效")
    REPLACED = "replaced", _("是我们出具的，没有改动，但已被新的文书替换，不再有效")
    SEALED = "sealed", _("盖有我们的印章，盖章后没有改动；没有查登记簿，是否已撤回还不知道")
    CHANGED = "changed", _("带有我们的编号或印章，但内容与出具时不一样，请不要采用")
    APPENDED = "appended", _("原来是我们出具的，但出具以后被添加了内容，请不要采用")
    UNREGISTERED = "unregistered", _("盖有我们的印章，但登记簿里没有它，不能作为有效文书")
    NOT_OURS = "not_ours", _("不是我们出具的文书")
    NOT_PDF = "not_pdf", _("这个文件不是 PDF，不是我们出具的文书的原文件。截图和照片不能核对，请改用扫码或输入编号")
    EMPTY = "empty", _("这个文件是空的，没有内容可以核对")
    TOO_LARGE = "too_large", _("文件超过 30 MB，我们出具的文书没有这么大，不用再核对")


#: ours / changed / not ours / withdrawn.
EXIT_CODES: dict[Finding, int] = {
    Finding.OURS: 0,
    Finding.SEALED: 0,
    Finding.CHANGED: 3,
    Finding.APPENDED: 3,
    Finding.WITHDRAWN: 5,
    Finding.REPLACED: 5,
}
NOT_OURS_CODE = 4

TONES: dict[Finding, str] = {
    Finding.OURS: "good",
    Finding.SEALED: "good",
    Finding.WITHDRAWN: "wait",
    Finding.REPLACED: "wait",
    Finding.CHANGED: "bad",
    Finding.APPENDED: "bad",
    Finding.UNREGISTERED: "bad",
}


@dataclass(frozen=True)
class Verdict:
    """``paper`` is given when the file is exactly the issued one; only then may its facts be shown."""

    finding: Finding
    paper: Paper | None = None
    has_script: bool = False
    is_development: bool = False

    @property
    def exit_code(self) -> int:
        return EXIT_CODES.get(self.finding, NOT_OURS_CODE)

    @property
    def tone(self) -> str:
        return TONES.get(self.finding, "info")

    @property
    def sentence(self) -> Any:
        return self.finding.label
