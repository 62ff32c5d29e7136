"""Which worker of an employer somebody means who gives a name and a number: found on the employer's own roster and nowhere else."""

import re
from typing import Any

from django.utils.translation import gettext as _

from contracts.refusals import Refusal
from jinxi_portal.kernel import id_number as id_numbers
from jinxi_portal.kernel import mobile as mobiles
from jinxi_portal.kernel.names import clean_name, name_key
from jinxi_portal.kernel.pinyin import sort_key
from members.public import Worker


def worker_on_roster(*, employer: Any, name: str, id_number: str = "", mobile: str = "") -> Worker:
    """The one worker on the standing roster with this name whom the numbers do not contradict.

    A number that the roster has only in part is compared in the places it has. Without a number the name must be the only one.

    Raises:
        Refusal: no name, nobody of that name, the numbers differ, or several fit.
    """
    if not clean_name(name):
        raise Refusal(_("没有写姓名，认不出是哪一位。"), code="name_missing")
    numbers = {"id_number": id_numbers.normalise(id_number), "mobile": mobiles.normalise(mobile)}
    given = {field: value for field, value in numbers.items() if value}
    # by sound first, which the index has; then by the characters themselves
    rows = employer.engagements.standing().filter(name_key=sort_key(clean_name(name))).select_related("worker")
    called = [row for row in rows if name_key(row.name) == name_key(name)]
    if not called:
        raise Refusal(
            _("“%(name)s”不在贵企业现在的花名册上。请先报送花名册，或者核对姓名。") % {"name": name},
            code="worker_not_on_roster",
        )
    fitting = [row for row in called if all(_fits(getattr(row, field), value) for field, value in given.items())]
    if not fitting:
        raise Refusal(
            _("花名册上有“%(name)s”，但号码与名册上的不一致。请核对号码，或者先更新花名册。") % {"name": name},
            code="worker_differs",
        )
    workers = {row.worker_id: row.worker for row in fitting}
    if len(workers) > 1:
        raise Refusal(
            _("花名册上有 %(count)s 位“%(name)s”，请补上身份证号码或手机号码，以便认出是哪一位。")
            % {"count": len(workers), "name": name},
            code="worker_ambiguous",
        )
    (worker,) = workers.values()
    return worker


def _fits(sealed: Any, given: str) -> bool:
    """A number that the roster does not have, or has only in part, fits when no known place differs."""
    if sealed is None:
        return True
    known = re.sub(r"[^0-9X*]", "", sealed.reveal().upper())
    if "*" in known and len(known) == len(given):
        return all(place in ("*", digit) for place, digit in zip(known, given, strict=True))
    return known == given if len(known) == len(given) else given.endswith(known.lstrip("*"))
