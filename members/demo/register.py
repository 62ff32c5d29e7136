"""The party-member register of the demo county, sent by a clerk five months ago."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import slots
from members.demo.county import MEMBERS, county
from members.demo.lists import REGISTER_HEADINGS, register_row, written
from members.demo.past import colleague, days_ago, send_list


def load(context: Any) -> None:
    rows = [register_row(person, context.random) for person in county().people[:MEMBERS]]
    with days_ago(150):
        send_list("register", "committee", "党员名册.csv", written(REGISTER_HEADINGS, rows), colleague("clerk"))
    context.progress(1, 1)


slots.demo_steps.register(slots.DemoStep(key="members.register", label=_("党员名册"), load=load, order=22))
