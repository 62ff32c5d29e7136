"""The first rosters of the five employers, compared with the register."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock, slots
from members.actions.start_comparison import start_comparison
from members.demo.county import county
from members.demo.lists import ROSTER_HEADINGS, roster_row, written
from members.demo.past import colleague, days_ago, send_list
from members.models import Employer, LinkageRun

#: Who sent the list, and how many days ago.
SENT = {"huali": ("huali", 141), "anxinju": ("anxinju", 140), "baixiaojia": ("clerk", 139), "xianglin": ("clerk2", 139), "wangjie": ("clerk2", 138)}  # fmt: skip
COMPARED = 137


def rows_of(code: str, people: Sequence[int]) -> list[list[str]]:
    return [roster_row(code, county().people[person], clock.today().year) for person in people]


def load(context: Any) -> None:
    for done, (code, (username, days)) in enumerate(SENT.items(), start=1):
        employer = Employer.objects.get(code=code)
        with days_ago(days, hour=10 + done % 5):
            content = written(ROSTER_HEADINGS[code], rows_of(code, county().rosters[code]))
            name = f"{employer.short_name}花名册.csv"
            send_list("roster", f"employer:{employer.pk}", name, content, colleague(username))
        context.progress(done, len(SENT) + 1)
    with days_ago(COMPARED):
        compare(colleague("clerk"))
    context.progress(len(SENT) + 1, len(SENT) + 1)


def compare(by: Any) -> LinkageRun:
    """Carried out here: the linkage engine is loaded by this step only, in the process that makes the county."""
    from members.actions.compare_rosters import compare_rosters  # noqa: PLC0415 -- heavy, and never for a web process

    run = start_comparison(by=by)
    compare_rosters(run_id=run.pk)
    run.refresh_from_db()
    return run


slots.demo_steps.register(slots.DemoStep(key="members.rosters", label=_("花名册"), load=load, order=23))
