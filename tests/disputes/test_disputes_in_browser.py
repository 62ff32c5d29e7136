"""A wage dispute walks from the desk of the micro-home to a kept agreement and its bound file, with the parties on the phone and at their desk."""

from typing import Any

import pytest
from playwright.sync_api import expect

from disputes.models import Dispute
from disputes.states import DisputeState
from jinxi_portal.accounts.models import User
from jinxi_portal.records.public import looks_at
from tests.branches.help_factories import picture
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser
from tests.disputes.factories import make_firm, make_mediator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_walk_in_to_the_file_of_a_kept_agreement(
    phone_page: Any,
    browser_page: Any,
    portal_url: str,
    worker: User,
    employer_staff: User,
    microhome_keeper: User,
    clerk: User,
    mediator: User,
) -> None:
    make_firm()
    make_mediator(mediator)
    desk, phone = browser_page, phone_page

    sign_in_browser(desk, portal_url, microhome_keeper)
    desk.goto(f"{portal_url}/disputes/take-in/")
    assert_no_axe_violations(desk)
    desk.get_by_label("申请人姓名").fill("王桂芳")
    desk.get_by_label("申请人手机").fill("13900000011")
    desk.get_by_label("涉及的企业").select_option(label="华丽家政")
    desk.get_by_label("双方关系").select_option("employment")
    desk.get_by_label("什么纠纷").select_option("wages")
    desk.get_by_label("经过").fill("五月和六月的工资没有发。")
    desk.get_by_label("想要怎样解决").fill("付清两个月工资")
    desk.get_by_label("金额（元）").fill("7600")
    desk.get_by_role("button", name="登记").click()
    desk.get_by_text("已登记，编号").wait_for()
    assert_no_axe_violations(desk)
    desk.get_by_role("button", name="受理").click()
    desk.get_by_text("已受理，调解的时间开始计算").wait_for()
    row = Dispute.objects.get()
    assert row.state == DisputeState.ACCEPTED

    sign_in_browser(desk, portal_url, clerk)
    desk.goto(f"{portal_url}{row.get_absolute_url()}")
    desk.get_by_role("button", name="推荐调解员").click()
    desk.get_by_role("button", name="征求对方意见").click()
    desk.get_by_text("已征求对方意见").wait_for()
    assert_no_axe_violations(desk)

    sign_in_browser(desk, portal_url, employer_staff)
    desk.goto(f"{portal_url}{row.get_absolute_url()}")
    desk.get_by_role("link", name="答复是否同意调解").click()
    assert_no_axe_violations(desk)
    desk.get_by_label("同意", exact=True).check()
    desk.get_by_role("button", name="答复是否同意调解").click()
    desk.get_by_role("link", name="选孙文斌做调解员").click()
    desk.get_by_role("button", name="选这位调解员").click()
    desk.get_by_text("选择已记下").wait_for()

    sign_in_browser(phone, portal_url, worker)
    phone.goto(f"{portal_url}/home/")
    phone.get_by_role("link", name="纠纷调解").click()
    phone.get_by_role("link", name="工资报酬").click()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    phone.get_by_role("link", name="选孙文斌做调解员").click()
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name="选这位调解员").click()
    phone.get_by_text("选择已记下").wait_for()
    row.refresh_from_db()
    assert row.state == DisputeState.MEDIATING

    sign_in_browser(desk, portal_url, mediator)
    desk.goto(f"{portal_url}{row.get_absolute_url()}")
    desk.get_by_role("link", name="约定调解会").click()
    desk.get_by_label("时间").fill("2099-03-03T10:00")
    desk.get_by_role("button", name="约定调解会").click()
    desk.get_by_text("调解会已约定").wait_for()
    assert_no_axe_violations(desk)
    phone.reload()
    expect(phone.locator("main")).to_contain_text("2099-03-03 10:00")

    # evidence: the worker's own until it is shown
    phone.get_by_role("link", name="提供证据").click()
    assert_no_axe_violations(phone)
    assert_fits(phone)
    phone.get_by_label("照片", exact=True).check()
    phone.get_by_label("证明什么").fill("经理签过字的考勤表。")
    phone.get_by_label("照片或文件").set_input_files({"name": "1.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    phone.get_by_role("button", name="提供证据").click()
    phone.get_by_text("证据已收下").wait_for()
    assert_no_axe_violations(phone)
    phone.get_by_role("link", name="证据 1 给对方看").click()
    phone.get_by_role("button", name="给对方看").click()
    expect(phone.locator("main")).to_contain_text("起对方可以看")
    assert_fits(phone)

    # the agreement: written, signed at the desk, kept
    desk.reload()
    desk.get_by_role("link", name="拟写调解协议").click()
    desk.get_by_label("各方责任").fill("公司应当按约定付清工资。")
    desk.get_by_label("协议内容").fill("公司一次付清 7600 元。")
    desk.get_by_label("履行方式").fill("银行转账。")
    desk.get_by_label("要做什么").fill("支付工资")
    desk.get_by_label("金额（元）").fill("7600")
    desk.get_by_role("button", name="拟写调解协议").click()
    desk.get_by_text("协议已保存").wait_for()
    for _party in range(2):
        desk.get_by_role("link", name="当面签字").first.click()
        desk.get_by_label("我已经看清楚").check()
        desk.get_by_role("button", name="确认签字").click()
        desk.get_by_text("已签字。").wait_for()
    desk.get_by_role("button", name="调解员签名").click()
    desk.get_by_role("button", name="盖章出具协议书").click()
    desk.get_by_role("link", name="登记付款").click()
    desk.get_by_label("金额（元）").fill("7600")
    desk.get_by_role("button", name="登记付款").click()
    desk.get_by_text("付款已登记").wait_for()
    row.refresh_from_db()
    assert row.state == DisputeState.PERFORMED
    assert_no_axe_violations(desk)

    # the file: bound, opened with a reason
    desk.get_by_role("link", name="卷宗", exact=True).click()
    desk.get_by_role("button", name="装订卷宗").click()
    desk.get_by_label("打开的理由").fill("归档前检查")
    assert_no_axe_violations(desk)
    with desk.expect_response(lambda answer: answer.url.endswith("/case-file/open/")) as opened:
        desk.get_by_role("button", name="打开卷宗").click()
    assert opened.value.headers["content-type"] == "application/pdf"
    assert [look.reason for look in looks_at(row)] == ["归档前检查"]
