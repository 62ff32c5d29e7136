"""Instructors at the demo county's enterprises: weekly logs of a quarter, some missing, and needs in every state."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from branches.models import EnterpriseNeed, InstructorPosting, NeedStep, WeeklyLog
from branches.rules.instructors import week_of
from branches.states_instructors import OPEN_NEEDS, NeedKind, NeedState
from jinxi_portal.accounts.public import PlaceKind, Posting, Role, User, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import NewEntry, take_case_number, write_history_many
from members.public import Employer

#: Instructors beside the one who signs in; they have no password.
OTHERS = (("instructor2", "万秀珍", "安心居"), ("instructor3", "邹志刚", "百晓家"))
#: Enterprise, username, weeks ago; 王姐月嫂 has nobody.
POSTINGS = (
    ("华丽家政", "instructor", 40),
    ("香邻家政", "instructor", 14),
    ("安心居", "instructor2", 38),
    ("百晓家", "instructor3", 30),
)
DONE = (
    "走访培训课堂，听取员工对排班的意见，向店长说明党员活动室的使用办法。",
    "与负责人商量下月主题党日的时间，核对新入职人员名册。",
    "陪同到两户雇主家回访，记录服务满意情况，提醒签订标准合同。",
    "组织学习服务标准二十条，答复三名员工关于社会保险的问题。",
    "参加企业例会，讲解综合党委本月安排，收集活动建议。",
)
NEXT = ("继续走访，落实活动场地。", "协助联系夜校教师。", "回访上周提出的问题。", "")


@dataclass(frozen=True)
class Need:
    """Days are counted back from today; steps are pairs of state and words."""

    employer: str
    kind: NeedKind
    words: str
    raised: int
    steps: tuple[tuple[int, NeedState, str], ...] = ()


NEEDS = (
    Need("华丽家政", NeedKind.TRAINING, "想请夜校老师到店里讲一次产后康复护理。", 6),
    Need(
        "安心居",
        NeedKind.PREMISES,
        "调度中心场地小，骑手和保洁员活动没有地方，希望共用安心居一楼。",
        33,
        ((29, NeedState.IN_HAND, "已向商务局了解一楼使用情况，等待答复。"),),
    ),
    Need(
        "百晓家",
        NeedKind.RECRUITING,
        "国庆前缺二十名保洁员，希望帮助联系乡镇招工。",
        75,
        (
            (70, NeedState.IN_HAND, "联系了对桥、琉璃两个乡镇的就业服务站。"),
            (52, NeedState.MET, "两场招聘会共招到二十三人，企业确认够用。"),
        ),
    ),
    Need(
        "香邻家政",
        NeedKind.POLICY,
        "询问小微企业社会保险补贴怎么申请。",
        20,
        ((15, NeedState.MET, "已请县人社局来店里说明，材料当场备齐。"),),
    ),
    Need(
        "安心居",
        NeedKind.OTHER,
        "希望免除平台保洁员的停车费。",
        60,
        ((51, NeedState.NOT_MET, "停车费由各小区业主大会决定，已向企业说明，并建议改用公共停车点。"),),
    ),
)


def load(context: Any) -> None:
    by = next(iter(holders_of(Role.COMMITTEE_SECRETARY)), None)
    _others(by)
    users = {user.username: user for user in holders_of(Role.INSTRUCTOR)}
    employers = {employer.short_name: employer for employer in Employer.objects.all()}
    for done, (name, username, weeks) in enumerate(POSTINGS, start=1):
        if name in employers and username in users:
            _post(employers[name], users[username], weeks, by, context.random)
        context.progress(done, len(POSTINGS) + 1)
    at = {posting.employer_id: posting.instructor for posting in InstructorPosting.objects.select_related("instructor")}
    for need in NEEDS:
        _raise(need, employers[need.employer], at.get(employers[need.employer].pk, by))


def _others(by: User | None) -> None:
    employers = dict(Employer.objects.values_list("short_name", "pk"))
    for username, name, place in OTHERS:
        user = User.objects.create_user(username, None, name=name)
        Posting.objects.create(
            user=user,
            role=Role.INSTRUCTOR,
            place_kind=PlaceKind.EMPLOYER,
            place_id=employers.get(place),
            place_name=place,
            since=clock.today().replace(month=1, day=1),
            posted_by=by,
        )


def _post(employer: Employer, instructor: User, weeks: int, by: User | None, random: Random) -> None:
    since = week_of(clock.today()) - timedelta(weeks=weeks)
    posting = InstructorPosting.objects.create(instructor=instructor, employer=employer, since=since, posted_by=by)
    written = [
        WeeklyLog(
            posting=posting,
            week=week,
            visits=random.randint(1, 3),
            people_met=random.randint(2, 14),
            done=random.choice(DONE),
            next_week=random.choice(NEXT),
            written_at=_at(week + timedelta(days=random.randint(4, 7)), random.randint(9, 18)),
        )
        for week in _weeks(since)
        if random.random() > 0.06
    ]
    WeeklyLog.objects.bulk_create(written)
    write_history_many(
        [NewEntry(posting, "branches.instructor_posted", {"since": since, "employer": employer}, _at(since, 9))], by=by
    )
    write_history_many(
        [
            NewEntry(
                posting,
                "branches.log_written",
                {"week": log.week, "visits": log.visits, "people_met": log.people_met},
                log.written_at,
            )
            for log in written
        ],
        by=instructor,
    )


def _weeks(since: date) -> list[date]:
    """Whole weeks that are over; the newest one is still to be written."""
    last = week_of(clock.today()) - timedelta(weeks=2)
    return [since + timedelta(weeks=n) for n in range((last - since).days // 7 + 1)]


def _raise(need: Need, employer: Employer, by: User | None) -> None:
    today = clock.today()
    raised_at = _at(today - timedelta(days=need.raised), 10)
    last_state = need.steps[-1][1] if need.steps else NeedState.RAISED
    touched_at = _at(today - timedelta(days=need.steps[-1][0]), 16) if need.steps else raised_at
    row = EnterpriseNeed.objects.create(
        number=take_case_number("enterprise_need"),
        employer=employer,
        kind=need.kind,
        words=need.words,
        state=last_state,
        raised_by=by,
        raised_at=raised_at,
        touched_at=touched_at,
        ended_at=None if last_state in OPEN_NEEDS else touched_at,
    )
    entries = [
        NewEntry(
            row, "branches.need_raised", {"number": row.number, "kind": need.kind, "employer": employer}, raised_at
        )
    ]
    for days, state, words in need.steps:
        at = _at(today - timedelta(days=days), 16)
        step = NeedStep.objects.create(need=row, state=state, words=words, by=by, at=at)
        entries.append(NewEntry(row, "branches.need_followed", {"state": state, "step": step}, at))
    write_history_many(entries, by=by)


def _at(day: date, hour: int) -> Any:
    """That hour of the day, never ahead of now."""
    return min(clock.start_of(day) + timedelta(hours=hour), clock.now())


slots.demo_steps.register(slots.DemoStep(key="branches.instructors", label=_("党建指导员"), load=load, order=46))
