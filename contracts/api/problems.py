"""Problems of contracts beside the acts' own refusals."""

from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from contracts.actions.start_signing import Unfit
from jinxi_portal.rest.public import Problem, key_of
from members.public import Employer


class EmployerNotActive(Problem):
    status_code = 403
    code = "employer_not_active"
    title = _("企业不在合作名单上")
    sentence = _("贵企业现在不在合作名单上，不能报送合同、发起签字。请联系综合党委干事。")


class ContractUnfit(Problem):
    status_code = 409
    code = "contract_unfit"
    title = _("合同还不能发出")
    sentence = _("有内容没有填或者不对，请按 errors 里逐条列出的说明改正后重发。")

    @classmethod
    def of(cls, unfit: Unfit) -> "ContractUnfit":
        return cls(errors=[{"pointer": where, "code": "unfit", "detail": sentence} for where, sentence in unfit.faults])


def employer_of(request: Request) -> Employer:
    """The employer whose key it is.

    Raises:
        EmployerNotActive: it does not cooperate any more.
    """
    employer_id = key_of(request).employer_id
    found = Employer.objects.filter(pk=employer_id, is_active=True).first() if employer_id is not None else None
    if found is None:
        raise EmployerNotActive()
    return found
