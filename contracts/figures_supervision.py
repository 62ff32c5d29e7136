"""What the supervision of enterprises answers for: contracts that ran out and were not renewed, corrections that are open."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from contracts.enterprise_figures import contracts_to_renew, count_to_renew
from contracts.models import CorrectionNotice
from jinxi_portal.figures.public import Figure, Period, Rows, register_figure
from jinxi_portal.kernel import clock


def renewals_overdue(as_of: date) -> int:
    return count_to_renew(as_of)


def renewals_list(as_of: date) -> Rows:
    """One line per worker and enterprise: the last contract that ran out."""
    rows = contracts_to_renew(as_of)
    lines = [[row.number, row.worker.name, str(row.employer), str(row.ends_on)] for row in rows]
    headings = [_("编号"), _("家政服务员"), _("公司"), _("到期日期")]
    return Rows(headings, lines, [row.get_absolute_url() for row in rows])


def corrections_open(as_of: date) -> int:
    return _open_notices(as_of).count()


def corrections_list(as_of: date) -> Rows:
    rows = list(_open_notices(as_of).select_related("inspection__employer").order_by("due", "pk"))
    lines = [[row.number, row.inspection.number, str(row.inspection.employer), row.due.isoformat()] for row in rows]
    headings = [_("文号"), _("检查编号"), pgettext("supervision", "企业"), _("改正期限")]
    return Rows(headings, lines, [row.inspection.get_absolute_url() for row in rows])


def _open_notices(as_of: date) -> "QuerySet[CorrectionNotice]":
    """Issued by the end of the day and not re-checked by then."""
    issued = CorrectionNotice.objects.filter(issued_at__lt=clock.end_of(as_of))
    return issued.filter(Q(rechecked_on__isnull=True) | Q(rechecked_on__gt=as_of))


register_figure(
    Figure(
        key="contract_renewals_overdue",
        label=gettext_lazy("到期没有续签的合同"),
        definition=gettext_lazy(
            "当天在重点企业名册上、与该企业的标准合同已经到期、当天与该企业没有有效合同的家政服务员人次；"
            "当天没有重点企业的，按全部合作企业计算。企业报送的、用县里标准文本签的合同也算；提前解除的不算。"
        ),
        unit=pgettext_lazy("合同的数量单位", "份"),
        period=Period(),
        compute=renewals_overdue,
        records=renewals_list,
    )
)
register_figure(
    Figure(
        key="corrections_open",
        label=gettext_lazy("未结的责令改正"),
        definition=gettext_lazy("到当天为止发出、当天还没有复查的责令改正通知书份数。"),
        unit=pgettext_lazy("通知书的数量单位", "份"),
        period=Period(),
        compute=corrections_open,
        records=corrections_list,
    )
)
