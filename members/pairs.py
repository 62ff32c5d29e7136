"""A roster row and a register row side by side: what agrees, what differs, in which characters; numbers stay masked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jinxi_portal.kernel import id_number, masks, mobile
from jinxi_portal.kernel.sealing.errors import SealError
from jinxi_portal.kernel.sealing.sealed import Sealed
from jinxi_portal.kernel.sex import Sex
from jinxi_portal.web.public import Agreement, ComparedLine, Piece, compare_line
from members.models import Engagement, RegisterEntry

UNKNOWN = "*"


@dataclass(frozen=True)
class PairLine:
    """One line of the two records; ``sealed`` names the field that can be revealed on either side."""

    compared: ComparedLine
    sealed: str = ""

    @property
    def left(self) -> SafeString:
        return _marked(self.compared.left)

    @property
    def right(self) -> SafeString:
        return _marked(self.compared.right)


def pair_lines(engagement: Engagement, entry: RegisterEntry) -> list[PairLine]:
    """The lines that both records have, roster row left."""
    return [
        PairLine(compare_line(_("姓名"), engagement.name, entry.name)),
        PairLine(compare_line(_("性别"), sex_word(engagement.sex), sex_word(entry.sex))),
        PairLine(_births(engagement, entry)),
        PairLine(
            _sealed(_("公民身份号码"), engagement.id_number, entry.id_number, _id_places, masks.mask_id_number),
            "id_number",
        ),
        PairLine(
            _sealed(_("手机号码"), engagement.mobile, entry.mobile, mobile.read_partial, masks.mask_mobile), "mobile"
        ),
        PairLine(_places(engagement.place, entry.place)),
    ]


def sex_word(code: str) -> str:
    return str(Sex(code).label) if code in (Sex.MALE, Sex.FEMALE) else ""


def roster_facts(engagement: Engagement) -> list[tuple[Any, Any]]:
    """What only the roster says."""
    return [
        (gettext_lazy("企业"), engagement.employer),
        (gettext_lazy("工种"), engagement.job),
        (gettext_lazy("名单日期"), engagement.roster.as_of.isoformat()),
        (gettext_lazy("在名单上"), _("至 %(day)s") % {"day": engagement.left_on} if engagement.left_on else _("是")),
    ]


def register_facts(entry: RegisterEntry) -> list[tuple[Any, Any]]:
    """What only the register says."""
    return [
        (gettext_lazy("所在党支部"), entry.branch_name),
        (gettext_lazy("人员类别"), entry.get_member_kind_display()),
        (gettext_lazy("工作岗位"), entry.post),
        (gettext_lazy("流动情况"), " ".join(filter(None, [entry.is_floating, entry.gone_to]))),
        (gettext_lazy("是否失联"), entry.lost_contact),
    ]


def _marked(pieces: Sequence[Piece]) -> SafeString:
    """The pieces as a page shows them, differing characters marked."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p.text) if p.differs else p.text,) for p in pieces)
    )


def _births(engagement: Engagement, entry: RegisterEntry) -> ComparedLine:
    """A birth written less exactly is no difference; where a roster knows the age only, the age is shown."""
    left, right = engagement.birth, entry.birth
    if not left and engagement.age:
        line = compare_line(_("出生日期"), "", right)
        return ComparedLine(
            line.label,
            [Piece(_("%(age)s 岁") % {"age": engagement.age}, differs=False)],
            line.right,
            Agreement.ONE_SIDED,
            _("花名册只写了年龄"),
        )
    if left and right and left != right and (left.startswith(right) or right.startswith(left)):
        return _written_less_fully(_("出生日期"), left, right)
    return compare_line(_("出生日期"), left, right)


def _places(left: str, right: str) -> ComparedLine:
    """An address that leaves out county and town is no difference."""
    if left and right and left != right and (left.endswith(right) or right.endswith(left)):
        return _written_less_fully(_("住址"), left, right)
    return compare_line(_("住址"), left, right)


def _written_less_fully(label: str, left: str, right: str) -> ComparedLine:
    pieces = [[Piece(text, differs=False)] for text in (left, right)]
    return ComparedLine(label, pieces[0], pieces[1], Agreement.SAME, _("一边写得不全，写出的部分一致"))


def _id_places(value: str) -> str | None:
    known = id_number.read_partial(value)
    return known.pattern if known else None


def _sealed(
    label: str,
    left: Sealed | None,
    right: Sealed | None,
    places: Callable[[str], str | None],
    mask: Callable[[str], str],
) -> ComparedLine:
    """Two sealed numbers, compared place by place where both are known and shown masked."""
    left_text, right_text = _open(left), _open(right)
    if not left_text or not right_text:
        return compare_line(label, str(left or ""), str(right or ""))
    left_places, right_places = places(left_text), places(right_text)
    if left_places is None or right_places is None or len(left_places) != len(right_places):
        same = left_text == right_text
        agreement = Agreement.SAME if same else Agreement.DIFFERENT
        return ComparedLine(label, [Piece(str(left), not same)], [Piece(str(right), not same)], agreement)
    differs = [
        one != other and UNKNOWN not in (one, other) for one, other in zip(left_places, right_places, strict=True)
    ]
    unknown = UNKNOWN in left_places + right_places
    return ComparedLine(
        label,
        _pieces(mask(left_places), differs),
        _pieces(mask(right_places), differs),
        Agreement.DIFFERENT if any(differs) else Agreement.SAME,
        _note(sum(differs), unknown=unknown),
    )


def _note(places: int, *, unknown: bool) -> str:
    if places:
        return _("有 %(places)s 位不同（没有显示的位也比过）") % {"places": places}
    return _("能看到的部分一致") if unknown else ""


def _pieces(masked: str, differs: Sequence[bool]) -> list[Piece]:
    """The masked text in runs of places that differ and places that do not."""
    runs = groupby(zip(masked, differs, strict=True), key=lambda place: place[1])
    return [Piece("".join(sign for sign, _differs in run), differing) for differing, run in runs]


def _open(sealed: Sealed | None) -> str:
    """The value for the comparison alone: nothing of it but the mask leaves this module."""
    try:
        return sealed.reveal() if sealed is not None else ""
    except SealError:
        return ""
