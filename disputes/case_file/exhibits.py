"""The list of evidence, with its pictures on the sheets behind it."""

from typing import Any

from disputes.case_file.drawing import photo
from disputes.case_file.wording import columns, han_moment, in_chinese, told
from disputes.evidence_files import Shown
from disputes.models import Dispute, Evidence
from disputes.words import HowTold, Side

#: A picture at least this much wider than high shares its sheet with another.
HALF_SHEET_RATIO = 0.9
DIGEST_SHOWN = 16


@in_chinese
def evidence_content(dispute: Dispute, shown: list[Shown], *, by: Any) -> dict[str, Any]:
    """Every piece that was given, also what was taken back; pictures follow, each with its number and words.

    ``by`` is who puts the file together: the files are opened in that person's name.
    """
    named = columns(
        ("编号", 0.8), ("类别", 1), ("证明什么", 2.7), ("提供人", 2.2), ("时间", 1.5), ("对方", 1), ("文件", 2.4)
    )
    return {
        "title": "证据目录",
        "subtitle": dispute.number,
        "tables": [{"title": "", "columns": named, "rows": [_row(one) for one in shown]}],
        "digests": [line for one in shown for line in _digests(one)],
        "exhibits": [
            _exhibit(one, file, number, by) for one in shown for number, file in enumerate(one.pictures, start=1)
        ],
    }


def _row(one: Shown) -> list[str]:
    row = one.evidence
    return [
        str(row.position),
        row.get_kind_display(),
        row.words,
        giver(row),
        han_moment(row.given_at),
        _seen(row),
        _kept(one),
    ]


def giver(row: Evidence) -> str:
    if row.party is None:
        return "调解员收集"
    how = "本人上传" if row.how == HowTold.SELF else told(row.how)
    return f"{Side(row.party.side).label} {row.party.name}（{how}）"


def _seen(row: Evidence) -> str:
    if row.withdrawn_at is not None:
        return ""
    return "可以看" if row.released_at is not None else "没有公开"


def _kept(one: Shown) -> str:
    """The files by number and digest; the whole digests stand below the list and beside the pictures."""
    if one.evidence.withdrawn_at is not None:
        return f"已撤回：{one.evidence.withdrawn_words}"
    words = [f"图{number} {_short(file)}" for number, file in enumerate(one.pictures, start=1)]
    words += [f"录音（电子档案）{_short(file)}" for file in one.recordings]
    words += [f"{file.name} {_short(file)}" for file in one.papers]
    if one.evidence.contract is not None:
        words.append(f"合同 {one.evidence.contract.number} {one.evidence.contract_digest[:DIGEST_SHOWN]}")
    return "；".join(words)


def _digests(one: Shown) -> list[str]:
    """The whole digest of what has no sheet of its own in the list; a picture has it below itself."""
    row = one.evidence
    if row.withdrawn_at is not None:
        return []
    found = [f"证据{row.position}　{file.name}　SHA-256 {file.digest}" for file in [*one.recordings, *one.papers]]
    if row.contract is not None:
        found.append(f"证据{row.position}　合同 {row.contract.number} 的文本　SHA-256 {row.contract_digest}")
    return found


def _short(file: Any) -> str:
    return str(file.digest)[:DIGEST_SHOWN]


def _exhibit(one: Shown, file: Any, number: int, by: Any) -> dict[str, Any]:
    svg, ratio = photo(file, by=by)
    return {
        "title": f"证据{one.evidence.position}　图{number}",
        "note": f"{one.evidence.words}（{giver(one.evidence)}，{han_moment(one.evidence.given_at)}）",
        "digest": str(file.digest),
        "half": ratio >= 1 / HALF_SHEET_RATIO,
        "svg": svg,
    }
