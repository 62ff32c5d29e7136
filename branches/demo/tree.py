"""The committee, its general branches and branches, with a history: one re-formed, one moved, one dissolved."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.models import Organisation, OrganisationForm, Unit, UnitMembership
from branches.naming import give_name
from branches.states import Change, OrganisationKind, UnitKind
from jinxi_portal.accounts.public import PlaceKind, Role, User, holders_of, set_place
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import write_history
from members.public import Employer

COMMITTEE = "金溪县网约家政行业综合党委"
COMPANIES, PLATFORMS = "家政企业党总支", "网约平台党总支"
K = OrganisationKind


@dataclass(frozen=True)
class Founded:
    """Years are counted back from this one, so that the county has a past whenever it is loaded."""

    name: str
    kind: OrganisationKind
    parent: str
    day: tuple[int, int, int]
    document: str
    place: str = ""
    of_community: bool = False
    units: tuple[str, ...] = ()


TREE = (
    Founded(COMMITTEE, K.COMMITTEE, "", (2, 1, 8), "金商党字〔{year}〕1号", "金溪县商务局三楼党员活动室"),
    Founded(COMPANIES, K.GENERAL_BRANCH, COMMITTEE, (2, 3, 5), "金网家党字〔{year}〕2号", "金溪县家政之家"),
    Founded(
        "华丽家政党支部",
        K.BRANCH,
        COMPANIES,
        (2, 3, 20),
        "金网家党字〔{year}〕3号",
        "华丽家政二楼",
        units=("华丽家政",),
    ),
    Founded(
        "百晓家党支部", K.BRANCH, COMPANIES, (2, 4, 10), "金网家党字〔{year}〕4号", "百晓家培训室", units=("百晓家",)
    ),
    Founded("县家政行业协会党支部", K.BRANCH, COMMITTEE, (2, 4, 25), "金网家党字〔{year}〕5号", "金溪县家政之家"),
    Founded("秀谷镇家政党支部", K.BRANCH, COMPANIES, (2, 5, 16), "金网家党字〔{year}〕6号", "秀谷红色微家"),
    Founded("琉璃月嫂党支部", K.BRANCH, COMPANIES, (2, 5, 30), "金网家党字〔{year}〕7号", "琉璃乡党群服务中心"),
    Founded(PLATFORMS, K.GENERAL_BRANCH, COMMITTEE, (2, 6, 18), "金网家党字〔{year}〕8号", "安心居一楼"),
    Founded(
        "安心居党支部", K.BRANCH, PLATFORMS, (2, 6, 28), "金网家党字〔{year}〕9号", "安心居一楼", units=("安心居",)
    ),
    Founded("对桥家政联合党支部", K.JOINT_BRANCH, COMPANIES, (2, 7, 11), "金网家党字〔{year}〕10号", "对桥镇便民中心"),
    Founded(
        "锦绣社区家政党支部",
        K.BRANCH,
        COMMITTEE,
        (2, 8, 1),
        "金网家党字〔{year}〕11号",
        "锦绣社区居委会",
        of_community=True,
    ),
    Founded("网约保洁流动党员党支部", K.BRANCH, COMMITTEE, (2, 9, 10), "金网家党字〔{year}〕12号", "秀谷红色微家"),
    Founded("安心居第二党支部", K.BRANCH, PLATFORMS, (1, 2, 20), "金网家党字〔{year}〕2号", "安心居调度中心"),
    Founded("华丽家政保洁党小组", K.GROUP, "华丽家政党支部", (2, 4, 2), ""),
    Founded("华丽家政月嫂党小组", K.GROUP, "华丽家政党支部", (2, 4, 2), ""),
    Founded("安心居城东党小组", K.GROUP, "安心居党支部", (2, 8, 15), ""),
    Founded("安心居城西党小组", K.GROUP, "安心居党支部", (2, 8, 15), ""),
)
#: Name before, name after, kind, parent, day, document, units it is made of from then on.
REFORMED = (
    (
        "秀谷镇家政党支部",
        "秀谷家政联合党支部",
        K.JOINT_BRANCH,
        COMPANIES,
        (1, 12, 10),
        "金网家党字〔{year}〕9号",
        ("香邻家政", "王姐月嫂", "秀谷好帮手家政", "东门保洁服务部"),
    ),
    (
        "网约保洁流动党员党支部",
        "网约保洁流动党员党支部",
        K.BRANCH,
        PLATFORMS,
        (1, 12, 1),
        "金网家党字〔{year}〕8号",
        (),
    ),
)
DISSOLVED = ("琉璃月嫂党支部", (1, 12, 20), "金网家党字〔{year}〕11号")
MEMBER_UNITS = (
    ("金溪县总工会", UnitKind.UNION),
    ("金溪县人力资源和社会保障局", UnitKind.OFFICE),
    ("金溪县商务局", UnitKind.OFFICE),
    ("金溪县妇女联合会", UnitKind.OFFICE),
    ("金溪县家政行业协会", UnitKind.ASSOCIATION),
)


def day_of(day: tuple[int, int, int]) -> date:
    years, month, number = day
    return date(clock.today().year - years, month, number)


def load(context: Any) -> None:
    by = next(iter(holders_of(Role.COMMITTEE_SECRETARY)), None)
    found: dict[str, Organisation] = {}
    for done, each in enumerate(TREE, start=1):
        found[each.name] = _found(each, found.get(each.parent), by)
        context.progress(done, len(TREE) + len(REFORMED) + 1)
    _units(found)
    for before, name, kind, parent, day, document, units in REFORMED:
        _reform(found[before], name, kind, found[parent], day_of(day), document, by)
        _take_in(found[before], units, day_of(day))
    _dissolve(found[DISSOLVED[0]], day_of(DISSOLVED[1]), DISSOLVED[2], by)


def _found(each: Founded, parent: Organisation | None, by: User | None) -> Organisation:
    day = day_of(each.day)
    organisation = Organisation(
        kind=each.kind, parent=parent, founded_on=day, place=each.place, of_community=each.of_community
    )
    give_name(organisation, each.name)
    organisation.save()
    document = each.document.format(year=day.year)
    OrganisationForm.objects.create(
        organisation=organisation,
        name=each.name,
        kind=each.kind,
        parent=parent,
        change=Change.FOUNDED,
        since=day,
        document_number=document,
        written_by=by,
        written_at=clock.start_of(day) + timedelta(hours=10),
    )
    if organisation.is_branch:
        set_place(kind=PlaceKind.BRANCH, name=each.name, place_id=organisation.pk)
    _write(
        organisation,
        "branches.organisation_founded",
        day,
        by,
        founded_on=day,
        kind=each.kind,
        document_number=document,
        parent=parent,
    )
    _take_in(organisation, each.units, day)
    return organisation


def _reform(
    organisation: Organisation,
    name: str,
    kind: OrganisationKind,
    parent: Organisation,
    day: date,
    document: str,
    by: User | None,
) -> None:
    last = organisation.forms.get(until__isnull=True)
    last.until = day - timedelta(days=1)
    last.save(update_fields=["until"])
    change = Change.REORGANISED if last.kind != kind else Change.MOVED
    number = document.format(year=day.year)
    after = OrganisationForm.objects.create(
        organisation=organisation,
        name=name,
        kind=kind,
        parent=parent,
        change=change,
        since=day,
        document_number=number,
        written_by=by,
        written_at=clock.start_of(day) + timedelta(hours=10),
    )
    give_name(organisation, name)
    organisation.kind, organisation.parent = kind, parent
    organisation.save()
    _write(
        organisation,
        "branches.organisation_reformed",
        day,
        by,
        since=day,
        change=change,
        document_number=number,
        before=last,
        after=after,
    )


def _dissolve(organisation: Organisation, day: date, document: str, by: User | None) -> None:
    last = organisation.forms.get(until__isnull=True)
    last.until = day - timedelta(days=1)
    last.save(update_fields=["until"])
    organisation.dissolved_on = day
    organisation.save(update_fields=["dissolved_on"])
    number = document.format(year=day.year)
    _write(
        organisation,
        "branches.organisation_dissolved",
        day,
        by,
        dissolved_on=day,
        document_number=number,
        last=last,
    )


def _units(found: dict[str, Organisation]) -> None:
    committee = found[COMMITTEE]
    for name, kind in MEMBER_UNITS:
        Unit.objects.create(name=name, kind=kind)
    _take_in(committee, [name for name, _kind in MEMBER_UNITS], committee.founded_on)
    _take_in(committee, ["华丽家政", "安心居"], day_of((2, 7, 1)))
    joint = found["对桥家政联合党支部"]
    _take_in(joint, ["对桥家家乐保洁店", "对桥老乡家政", "陈坊安馨家政"], joint.founded_on)


def _take_in(organisation: Organisation, names: Any, since: date) -> None:
    employers = {employer.short_name: employer for employer in Employer.objects.filter(short_name__in=names)}
    for name in names:
        unit, _made = Unit.objects.get_or_create(
            name=name, defaults={"kind": UnitKind.COMPANY, "employer": employers.get(name)}
        )
        UnitMembership.objects.create(unit=unit, organisation=organisation, since=since)


def _write(subject: Organisation, verb: str, day: date, by: User | None, **facts: Any) -> None:
    write_history(subject=subject, verb=verb, by=by, facts=facts, at=clock.start_of(day) + timedelta(hours=10))


slots.demo_steps.register(slots.DemoStep(key="branches.tree", label=_("党组织"), load=load, order=40))
