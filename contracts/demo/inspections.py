"""Inspections of this year in every state: planned, checked, to be put right, answered, overdue, closed, handed on, cancelled."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts.actions.answer_notice import answer_notice
from contracts.actions.fill_checklist import Found, close_inspection, fill_checklist
from contracts.actions.issue_notice import issue_notice
from contracts.actions.plan_inspection import cancel_inspection, plan_inspection
from contracts.actions.recheck_inspection import Next, Seen, recheck_inspection
from contracts.checklist_in_force import checklist_on
from contracts.models import CorrectionNotice, Inspection
from contracts.states_inspections import Afterwards, Answer, Occasion
from jinxi_portal.accounts.public import PlaceKind, Posting, Role, holders_of
from jinxi_portal.kernel import clock, slots
from members.public import Employer

FOUND = {
    "written_contract": "抽查 20 人，有 6 人没有书面合同，其中 4 人上岗超过一个月。",
    "copy_kept": "抽查 15 人，有 9 人说手里没有合同。",
    "papers_with_worker": "文件柜里存放 3 名家政服务员的身份证原件。",
    "no_deposit": "向新入职的 5 人各收取工装押金 300 元。",
    "pay_in_full": "上月有 2 人的报酬晚发 11 天，没有说明。",
    "rest_given": "住家服务的 4 份合同没有写休息日。",
    "fees_open": "收费标准没有张贴，也没有发给家政服务员。",
}


@dataclass(frozen=True)
class Office:
    """The officer, and the first day on which the officer may act."""

    officer: Any
    since: date


def load(context: Any) -> None:
    officer = next(iter(holders_of(Role.SUPERVISION_OFFICER)), None)
    firms = Employer.objects.in_bulk(["huali", "anxinju", "baixiaojia", "xianglin", "wangjie"], field_name="code")
    if officer is None or len(firms) < 5:
        return
    first = Posting.objects.filter(user=officer).earliest("since")
    office = Office(officer, first.since)
    for done, story in enumerate(STORIES, start=1):
        story(office, firms)
        context.progress(done, len(STORIES))


def _passed(office: Office, firms: Mapping[str, Employer]) -> None:
    notice = _notice(office, firms["huali"], 64, "papers_with_worker", "copy_kept", days=10)
    _answer(office, notice, 56, "三张身份证已经归还本人，有签收单。", "合同文本已经逐人发放，有签收表。")
    with _on(office, 53):
        _recheck(office, notice)


def _answered(office: Office, firms: Mapping[str, Employer]) -> None:
    notice = _notice(office, firms["huali"], 11, "rest_given", days=10, occasion=Occasion.SPECIAL)
    _answer(office, notice, 1, "四份合同已经补写每周休息一天，双方签了补充协议。")


def _planned(office: Office, firms: Mapping[str, Employer]) -> None:
    for code, days, occasion in (("huali", 9, Occasion.REGULAR), ("baixiaojia", 4, Occasion.COMPLAINT)):
        plan_inspection(
            employer=firms[code],
            occasion=occasion,
            planned_on=clock.today() + timedelta(days=days),
            purpose="有家政服务员反映合同到期没有续签。" if occasion == Occasion.COMPLAINT else "",
            by=office.officer,
        )


def _asked_again(office: Office, firms: Mapping[str, Employer]) -> None:
    notice = _notice(office, firms["anxinju"], 19, "written_contract", "no_deposit", days=10)
    _answer(office, notice, 7, "六人的合同已经补签。", "押金已经全部退还。")
    with _on(office, 3):
        again = Next(Afterwards.AGAIN, days=8)
        _recheck(office, notice, no_deposit="抽查 5 人，还有 2 人的押金没有退还。", following=again)


def _overdue(office: Office, firms: Mapping[str, Employer]) -> None:
    _notice(office, firms["baixiaojia"], 26, "pay_in_full", days=5, occasion=Occasion.COMPLAINT)


def _handed_on(office: Office, firms: Mapping[str, Employer]) -> None:
    notice = _notice(office, firms["xianglin"], 78, "no_deposit", days=5, occasion=Occasion.COMPLAINT)
    with _on(office, 60):
        words = "逾期没有退还押金，也没有说明理由。"
        following = Next(Afterwards.HAND_ON, handed_to="县人力资源和社会保障局劳动监察大队", reason=words)
        _recheck(office, notice, no_deposit="五人的押金都没有退还。", following=following)


def _checked(office: Office, firms: Mapping[str, Employer]) -> None:
    _made(office, firms["xianglin"], 1, ("fees_open",), Occasion.REGULAR)


def _clean(office: Office, firms: Mapping[str, Employer]) -> None:
    inspection = _made(office, firms["wangjie"], 45, (), Occasion.REGULAR)
    with _on(office, 45, hour=16):
        close_inspection(inspection=inspection, note="店小人少，合同、证件、工资都合规。", by=office.officer)


def _cancelled(office: Office, firms: Mapping[str, Employer]) -> None:
    with _on(office, 20):
        inspection = _plan(office, firms["wangjie"], Occasion.SPECIAL)
        cancel_inspection(inspection=inspection, reason="门店装修停业，改在下个季度。", by=office.officer)


STORIES = (
    _handed_on,
    _passed,
    _clean,
    _asked_again,
    _overdue,
    _cancelled,
    _answered,
    _checked,
    _planned,
)


def _plan(office: Office, employer: Employer, occasion: Occasion) -> Inspection:
    return plan_inspection(
        employer=employer, occasion=occasion, planned_on=clock.today(), purpose="", by=office.officer
    )


def _made(office: Office, employer: Employer, days_ago: int, unmet: tuple[str, ...], occasion: Occasion) -> Inspection:
    with _on(office, days_ago):
        inspection = _plan(office, employer, occasion)
        day = clock.today()
        found = {
            item.key: Found(Answer.DOES_NOT, FOUND[item.key]) if item.key in unmet else Found(Answer.MEETS)
            for item in checklist_on(day).items
        }
        return fill_checklist(inspection=inspection, inspected_on=day, found=found, by=office.officer)


def _notice(
    office: Office,
    employer: Employer,
    days_ago: int,
    *unmet: str,
    days: int,
    occasion: Occasion = Occasion.REGULAR,
) -> CorrectionNotice:
    inspection = _made(office, employer, days_ago, unmet, occasion)
    with _on(office, days_ago, hour=15):
        return issue_notice(inspection=inspection, demands={}, days=days, by=office.officer)


def _answer(office: Office, notice: CorrectionNotice, days_ago: int, *replies: str) -> None:
    """By the enterprise's own staff; the officer writes down what came on paper where nobody signs in."""
    employer_id = notice.inspection.employer_id
    staff = holders_of(Role.EMPLOYER_STAFF, place_kind=PlaceKind.EMPLOYER, place_id=employer_id)
    by = next(iter(staff), office.officer)
    with _on(office, days_ago, hour=11):
        for item, reply in zip(notice.items.all(), replies, strict=True):
            answer_notice(item=item, reply=reply, by=by)


def _recheck(office: Office, notice: CorrectionNotice, *, following: Next | None = None, **not_passed: str) -> None:
    seen = {
        item.pk: Seen(item.item.key not in not_passed, not_passed.get(item.item.key, ""))
        for item in notice.items.select_related("item")
    }
    recheck_inspection(
        inspection=notice.inspection, on=clock.today(), seen=seen, following=following, by=office.officer
    )


@contextmanager
def _on(office: Office, days_ago: int, *, hour: int = 9) -> Iterator[None]:
    """On that day in the county, but never before the officer was posted."""
    day = max(clock.today() - timedelta(days=days_ago), office.since)
    with clock.frozen(clock.start_of(day) + timedelta(hours=hour)):
        yield


slots.demo_steps.register(slots.DemoStep(key="contracts.inspections", label=_("检查和整改"), load=load, order=65))
