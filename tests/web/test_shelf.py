"""The shelf's parts: what they show, and that what people typed stays text."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from jinxi_portal.accounts.public import Decision, Policy, Role, signed_in
from jinxi_portal.web.public import BatchAct, EmptyState, Progress, Step, Tab, Tone, compare_lines, revealed, with_toast

NASTY = "<script>x</script>"
SAFE = "&lt;script&gt;x&lt;/script&gt;"


def shown(template: str, **context: Any) -> str:
    return str(engines["django"].from_string(template).render(context))


def part(name: str, **context: Any) -> str:
    return shown(f'{{% include "components/{name}.html" %}}', **context)


class AskForm(forms.Form):
    name = forms.CharField(label="姓名", help_text="身份证上的名字")
    channel = forms.ChoiceField(label="来源", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="同意", required=False)


def test_a_field_has_its_label_above_and_its_help_and_error_tied_to_it() -> None:
    page = str(AskForm({"name": ""}))
    assert page.index('for="id_name"') < page.index("身份证上的名字") < page.index('name="name"')
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert 'aria-invalid="true"' in page


def test_the_error_summary_links_to_the_fields() -> None:
    page = str(AskForm({"name": ""}))
    assert page.index("data-focus") < page.index('class="field')
    assert '<a href="#id_name">姓名' in page
    assert '<a href="#id_channel">来源' in page
    assert "data-focus" not in str(AskForm())


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    page = str(AskForm())
    assert "<fieldset" in page
    assert '<legend class="field-label">来源' in page


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("badge", {"label": NASTY, "tone": "good"}),
        ("empty_state", {"title": NASTY, "text": NASTY, "label": NASTY, "url": "/x/"}),
        ("facts", {"facts": [(NASTY, NASTY)], "title": NASTY}),
        ("stepper", {"steps": [Step(NASTY, "done", "/x/", NASTY)]}),
        ("tabs", {"tabs": [Tab(NASTY, "/x/", count=3)]}),
        (
            "timeline",
            {"entries": [{"sentence": NASTY, "at": datetime(2026, 5, 3, 2, 21, tzinfo=UTC), "actor_name": NASTY}]},
        ),
        ("masked_value", {"id": "n", "label": NASTY, "masked": NASTY, "url": "/x/"}),
        ("revealed_value", {"id": "n", "value": NASTY, "masked": NASTY}),
        ("compare", {"lines": compare_lines([(NASTY, NASTY, "x")]), "left_title": NASTY, "right_title": NASTY}),
        ("progress", {"progress": Progress(1, 2, label=NASTY, note=NASTY), "url": "/x/"}),
        ("figure", {"label": NASTY, "value": NASTY, "unit": NASTY}),
        ("act", {"label": NASTY, "decision": Decision(False, NASTY)}),
        ("confirm", {"id": "c", "label": NASTY, "title": NASTY, "text": NASTY, "url": "/x/"}),
        ("keys", {"keys": [(NASTY, NASTY)]}),
        ("card", {"title": NASTY, "content": NASTY}),
        ("notice", {"title": NASTY, "content": NASTY, "tone": "bad"}),
    ],
)
def test_what_people_typed_stays_text(name: str, context: dict[str, Any]) -> None:
    page = part(name, **context)
    assert NASTY not in page
    assert SAFE in page


def test_an_act_that_is_allowed_is_a_button_that_posts() -> None:
    page = part("act", label="确认", url="/confirm/", decision=Decision(True), csrf_token="t0ken", key="y")
    assert 'action="/confirm/"' in page
    assert 'value="t0ken"' in page
    assert 'data-key="y"' in page


def test_an_act_that_is_not_allowed_says_why_and_whom_to_ask() -> None:
    page = part("act", label="撤回", decision=Decision(False, "已经比对。", ask=(Role.COMMITTEE_CLERK, Role.MEDIATOR)))
    assert 'aria-disabled="true"' in page
    assert "已经比对。" in page
    assert "综合党委干事、调解员" in page
    assert "<form" not in page


def test_may_asks_the_policy_for_who_looks(rf: RequestFactory, clerk: Any) -> None:
    request = rf.get("/")
    request.user = clerk
    policy = Policy("tests", {"look": signed_in})
    page = '{% may policy "look" as decision %}{{ decision.allowed }}'
    assert engines["django"].from_string(page).render({"policy": policy}, request) == "True"


def test_a_dialog_has_a_name_and_a_way_out() -> None:
    page = shown('{% dialog id="d" title="撤回？" %}<p>正文</p>{% enddialog %}')
    assert 'aria-labelledby="d-title"' in page
    assert "data-closes" in page
    assert "<p>正文</p>" in page


def test_dates_are_those_of_the_county() -> None:
    late = datetime(2026, 5, 3, 18, 30, tzinfo=UTC)
    assert ">2026-05-04</time>" in shown("{{ at|day }}", at=late)
    assert ">2026-05-04 02:30</time>" in shown("{{ at|moment }}", at=late)
    assert ">2026-05-03</time>" in shown("{{ at|day }}", at=date(2026, 5, 3))
    assert shown("{{ at|day }}{{ at|moment }}", at=None) == ""


@pytest.mark.parametrize(
    ("value", "start", "length"), [(5, "50.0", "25.0"), (-5, "25.0", "25.0"), (99, "50.0", "50.0"), (0, "50.0", "0.0")]
)
def test_a_weight_grows_from_the_middle(value: float, start: str, length: str) -> None:
    assert f'class="bar-value" x="{start}" width="{length}"' in shown("{% weight_bar v 10 %}", v=value)


def test_bars_keep_their_decimal_point_in_every_language() -> None:
    for language in ("zh-hans", "en"):
        with translation.override(language):
            assert 'width="33.3"' in shown("{% bar 1 3 %}")


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 10, 0), (999, 1000, 99), (1000, 1000, 100), (5, None, None), (0, 0, None)]
)
def test_progress_is_never_rounded_up_to_done(done: int, total: int | None, percent: int | None) -> None:
    assert Progress(done, total).percent == percent


def test_progress_asks_again_only_while_it_runs() -> None:
    assert 'hx-get="/x/"' in part("progress", progress=Progress(1, 2), url="/x/")
    assert "hx-get" not in part("progress", progress=Progress(2, 2, running=False), url="/x/")
    assert "12,300 / 50,000" in part("progress", progress=Progress(12300, 50000))


def test_a_masked_value_without_a_right_has_no_button() -> None:
    assert "查看" not in part("masked_value", id="n", label="证件", masked="361027********4021")


def _reveal(rf: RequestFactory, **headers: str) -> HttpResponse:
    request: HttpRequest = rf.post("/", {"part": '"><b>'}, headers=headers)
    return revealed(request, value="361027197905124021", masked="361027********4021", label="证件号码")


def test_an_open_value_is_a_part_for_scripts_and_a_page_without(rf: RequestFactory, db: None) -> None:
    in_page = _reveal(rf, **{"HX-Request": "true"}).content.decode()
    assert "<html" not in in_page
    assert 'data-hide-after="30"' in in_page
    assert "<b>" not in in_page
    assert "<html" in _reveal(rf).content.decode()


def test_a_toast_travels_with_the_answer() -> None:
    answer = with_toast(HttpResponse(), "已撤销", Tone.GOOD)
    assert "toast" in answer.headers["HX-Trigger"]


def test_a_state_is_never_told_by_colour_alone() -> None:
    pictures = {part("badge", label="x", tone=tone).split("#")[1].split('"')[0] for tone in Tone}
    assert len(pictures) == len(Tone)


def test_parts_of_a_list_have_defaults() -> None:
    assert BatchAct("确认", "/x/").question == ""
    assert EmptyState("空").url == ""
