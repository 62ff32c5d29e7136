"""The grid worker at the door, with a real browser whose network is cut."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.records.public import history_of
from members.models import Lead, Visit
from members.tracing_states import TracingStage
from tests.browsing import assert_fits, assert_no_axe_violations, sign_in_browser, wait_until
from tests.members.visits.making import make_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH_LANGUAGES_KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("visits-"));
  const kept = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
  return ["zh-hans", "en"].every((code) => kept.some((request) => request.url.endsWith(`?lang=${code}`)));
}"""

#: All that the phone keeps, as text; what is locked is bytes and shows up as numbers.
KEPT = """async () => {
  const open = await new Promise((resolve) => {
    const request = indexedDB.open("visits", 1);
    request.onsuccess = () => resolve(request.result);
  });
  const all = (name) => new Promise((resolve) => {
    const request = open.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const keys = await new Promise((resolve) => {
    const request = open.transaction("keep").objectStore("keep").getAllKeys();
    request.onsuccess = () => resolve(request.result);
  });
  const rows = [...await all("keep"), ...await all("queue")];
  const texts = rows.map((row) => JSON.stringify(row) + (row.sealed ? new TextDecoder().decode(row.sealed.data) : ""));
  open.close();
  const cached = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      cached.push(await (await caches.match(request)).text());
  return { keys, text: texts.join(" ") + cached.join(" ") };
}"""


def open_round(page: Any, portal_url: str, user: Any) -> None:
    sign_in_browser(page, portal_url, user)
    page.goto(portal_url + reverse("members:visits"))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def record(page: Any, name: str, outcome: str = "member", note: str = "") -> None:
    """Three taps: the person, what happened, done."""
    page.locator(".visits-door", has_text=name).click()
    page.locator(f".visits-choice:has(input[value={outcome}])").click()
    if note:
        page.fill("#visit-note", note)
    page.click("[data-part=form] [type=submit]")
    page.wait_for_selector("[data-part=round]:not([hidden])")


def test_without_network_the_list_opens_a_visit_is_recorded_and_sent_once(
    phone_page: Any, portal_url: str, clerk: Any, grid_worker: Any
) -> None:
    request = make_request(by=clerk)
    make_request("李晓红", by=clerk, address="10 栋 101")
    page = phone_page
    open_round(page, portal_url, grid_worker)
    page.wait_for_selector(".visits-door >> text=王秀兰")
    assert_no_axe_violations(page)
    assert_fits(page)

    wait_until(page, lambda: page.evaluate(BOTH_LANGUAGES_KEPT))
    page.context.set_offline(True)
    page.goto(portal_url + reverse("members:visits"))
    page.wait_for_selector("text=没有网络。名单是")
    assert page.locator(".visits-door").count() == 2
    page.click("text=English")
    page.wait_for_selector("text=No network. The list is from")
    page.wait_for_selector(".visits-door >> text=王秀兰")
    page.goto(portal_url + reverse("members:visits"))
    page.wait_for_selector("text=No network. The list is from")
    page.click("text=简体中文")
    page.wait_for_selector("text=没有网络。名单是")
    record(page, "王秀兰", note="下班后再联系")
    page.wait_for_selector("text=有 1 条走访记录还没有送出")
    assert page.locator(".visits-door").count() == 1
    page.reload()
    page.wait_for_selector("[data-part=unsent-list] >> text=王秀兰")
    assert not Visit.objects.exists()
    assert "王秀兰" not in page.evaluate(KEPT)["text"], "what lies on the phone is locked"

    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.wait_for_selector("[data-part=unsent]", state="hidden")
    page.reload()
    page.wait_for_selector(".visits-door >> text=李晓红")
    page.wait_for_selector("text=今日走访")
    grid_worker.refresh_from_db()
    assert grid_worker.language == "zh-hans", "the language chosen without network is the person's own now"
    visit = Visit.objects.get()
    assert visit.note == "下班后再联系"
    assert Lead.objects.get(pk=request.lead_id).stage == TracingStage.CONTACTED
    assert [line.verb for line in history_of(request)].count("members.visit_recorded") == 1

    # a phone that lay in a drawer: after a day nothing of the list is on it
    page.context.set_offline(True)
    page.context.clock.set_fixed_time(clock.now() + timedelta(hours=25))
    page.reload()
    page.wait_for_selector("text=名单只保留 24 小时")
    assert not {"round", "key"} & set(page.evaluate(KEPT)["keys"])


def test_signing_out_with_unsent_visits_warns_and_loses_nothing(
    phone_page: Any, portal_url: str, clerk: Any, grid_worker: Any
) -> None:
    make_request(by=clerk)
    page = phone_page
    open_round(page, portal_url, grid_worker)
    page.wait_for_selector(".visits-door")
    page.context.set_offline(True)
    record(page, "王秀兰")
    page.wait_for_selector("[data-part=unsent-list] li")

    page.click(".visits-leave button")
    page.wait_for_selector("#unsent-visits[open]")
    page.click("#unsent-visits [value=stay]")
    assert "key" in page.evaluate(KEPT)["keys"]
    page.click(".visits-leave button")
    page.click("#unsent-visits [value=leave]")
    page.wait_for_selector("text=没有网络，手机里也没有名单")
    kept = page.evaluate(KEPT)
    assert not {"key", "round"} & set(kept["keys"])
    assert "王秀兰" not in kept["text"]

    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    wait_until(page, lambda: "leaving" not in page.evaluate(KEPT)["keys"])
    assert not Session.objects.exists(), "the sign-out is made good"
    page.goto(portal_url + reverse("members:visits"))
    page.wait_for_url("**/accounts/login/**")
    assert not Visit.objects.exists()
    open_round(page, portal_url, grid_worker)
    page.wait_for_selector("text=今天要走访的都走完了")
    assert Visit.objects.count() == 1


def test_two_phones_at_the_same_door(open_browser: Any, portal_url: str, clerk: Any, grid_worker: Any) -> None:
    make_request(by=clerk)
    phones = [open_browser(width=360, height=740), open_browser(width=360, height=740)]
    for page in phones:
        open_round(page, portal_url, grid_worker)
        page.wait_for_selector(".visits-door")
        page.context.set_offline(True)
        record(page, "王秀兰", "not_home" if page is phones[0] else "member")
    for page in phones:
        page.context.set_offline(False)
        page.evaluate("window.dispatchEvent(new Event('online'))")
        page.wait_for_selector("[data-part=unsent]", state="hidden")
    assert list(Visit.objects.order_by("pk").values_list("outcome", "conflict")) == [
        ("not_home", ""),
        ("member", "visited"),
    ]
    phones[1].wait_for_selector("[data-part=conflict-list] >> text=另一部手机已经记过")


def test_the_list_opens_from_cold_without_network_on_a_slow_phone(
    phone_page: Any, portal_url: str, clerk: Any, grid_worker: Any
) -> None:
    for n in range(40):
        make_request(f"王秀{n}", by=clerk, address=f"{n} 栋")
    page = phone_page
    open_round(page, portal_url, grid_worker)
    page.wait_for_selector(".visits-door")
    page.context.set_offline(True)
    page.close()
    cold = page.context.new_page()
    cold.context.new_cdp_session(cold).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    cold.goto(portal_url + reverse("members:visits"), wait_until="commit")
    cold.wait_for_selector(".visits-door")
    assert cold.locator(".visits-door").count() == 40
