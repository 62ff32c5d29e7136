"""The demo county's employers stand, and their staff work at them."""

from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.models import User
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import credit_code
from members import demo
from members.models import Employer
from members.policy import employers_of


def test_five_employers_have_valid_credit_codes_that_are_the_same_everywhere(db: None) -> None:
    demo.load(DemoContext())
    codes = list(Employer.objects.order_by("pk").values_list("credit_code", flat=True))
    assert len(set(codes)) == 5
    assert all(credit_code.is_valid(code) for code in codes)
    context = DemoContext()
    assert codes == [demo.credit_code(context.random) for _employer in demo.EMPLOYERS]


def test_both_employers_staff_belong_to_their_own_employer_only(db: None) -> None:
    accounts_demo.load(DemoContext())
    demo.load(DemoContext())
    for code in ("huali", "anxinju"):
        assert employers_of(User.objects.get(username=code)) == {Employer.objects.get(code=code).pk}
