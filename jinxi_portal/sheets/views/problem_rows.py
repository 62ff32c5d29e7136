"""The rows of an import that need a hand, filtered and by pages, each with the fields to mend it in place."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from jinxi_portal.sheets.models import SheetImport, SheetRow
from jinxi_portal.sheets.problems import Problem, problem_name
from jinxi_portal.sheets.states import MENDABLE, ImportState, RowStatus

PAGE = 25
_TONES = {
    RowStatus.DOUBTFUL: "wait",
    RowStatus.UNREADABLE: "bad",
    RowStatus.REPEATED: "neutral",
    RowStatus.SAME: "neutral",
    RowStatus.MENDED: "info",
}


@dataclass
class MendField:
    """A cell to mend. A sensitive one is not shown: an empty field leaves it as it is."""

    key: str
    label: str
    value: str = ""
    hint: str = ""


@dataclass
class ProblemRow:
    row: SheetRow
    name: str
    problems: list[Problem]
    fields: list[MendField] = field(default_factory=list)

    @property
    def status(self) -> RowStatus:
        return RowStatus(self.row.status)

    @property
    def tone(self) -> str:
        return _TONES.get(self.status, "good")


@dataclass
class ProblemRows:
    rows: list[ProblemRow]
    codes: list[tuple[str, str, int]]
    code: str
    more_url: str
    first_url: str
    total: int

    @property
    def any(self) -> bool:
        return self.total > 0


def problem_rows(request: HttpRequest, found: SheetImport) -> ProblemRows:
    code = request.GET.get("code", "")
    codes = [
        (key.removeprefix("code:"), problem_name(key.removeprefix("code:")), count)
        for key, count in sorted(found.counts.items(), key=lambda each: -each[1])
        if key.startswith("code:")
    ]
    if code not in {known for known, _name, _count in codes}:
        code = ""
    rows = SheetRow.objects.filter(sheet_import=found, has_problems=True).order_by("number")
    if code:
        rows = rows.filter(codes__contains=[code])
    after = request.GET.get("after", "")
    if after.isascii() and after.isdigit() and len(after) < 10:
        rows = rows.filter(number__gt=int(after))
    shown = list(rows[: PAGE + 1])
    more = urlencode({**({"code": code} if code else {}), "after": shown[PAGE - 1].number}) if len(shown) > PAGE else ""
    total = next((count for known, _name, count in codes if known == code), 0) if code else _rows_with_problems(found)
    return ProblemRows(
        [as_problem_row(found, row) for row in shown[:PAGE]],
        codes,
        code,
        f"?{more}#problems" if more else "",
        f"?{urlencode({'code': code}) if code else ''}#problems" if after else "",
        total,
    )


def _rows_with_problems(found: SheetImport) -> int:
    if not any(key.startswith("code:") for key in found.counts):
        return 0
    return SheetRow.objects.filter(sheet_import=found, has_problems=True).count()


def as_problem_row(found: SheetImport, row: SheetRow) -> ProblemRow:
    said = row.said()
    shown = ProblemRow(row, said.values.get("name", ""), row.problem_list())
    if can_be_mended(found, row):
        shown.fields = _fields(found, shown, said.written)
    return shown


def can_be_mended(found: SheetImport, row: SheetRow) -> bool:
    if row.status not in MENDABLE:
        return False
    if found.state == ImportState.ADMITTED:
        return not (row.status == RowStatus.DOUBTFUL and found.with_doubtful)
    return found.state == ImportState.CHECKED


def _fields(found: SheetImport, shown: ProblemRow, written: dict[str, str]) -> list[MendField]:
    keys = {column.heading: column.key for column in found.layout.columns if column.key}
    fields: dict[str, MendField] = {}
    for problem in shown.problems:
        key = keys.get(problem.column) or _key_by_label(found, problem.column)
        if key is None or key in fields:
            continue
        spec = found.kind.by_key[key]
        text = written.get(key, "")
        if spec.sensitive:
            hint = _("原表写的是 %(masked)s；留空则保持不变。") % {"masked": spec.mask(text)} if text else ""
            fields[key] = MendField(key, str(spec.label), "", hint)
        else:
            fields[key] = MendField(key, str(spec.label), text)
    return list(fields.values())


def _key_by_label(found: SheetImport, label: str) -> str | None:
    return next((key for key, spec in found.kind.by_key.items() if str(spec.label) == label), None)
