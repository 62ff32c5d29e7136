"""Learning from decisions, and switching on what was learnt."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import members.tasks  # noqa: F401 -- registers the task, as the worker does
from jinxi_portal.accounts.public import NotAllowed
from jinxi_portal.records.public import history_of
from members.actions.learn_from_decisions import learn_from_decisions
from members.actions.switch_model import switch_model
from members.labels import LEAST_DECISIONS, pattern_of
from members.linkage.evidence import Evidence
from members.linkage.model import LinkageModel as Weights
from members.linkage.settings import LinkageSettings
from members.models import LinkageModel
from members.refusals import ModelIsOn, NothingCompared, TooFewDecisions
from members.states import Verdict
from tests.cast import signed_in
from tests.members.factories import LeadDecisionFactory, make_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def model_in_use() -> LinkageModel:
    weights = Weights.start(LinkageSettings())
    return LinkageModel.objects.create(
        number=1,
        settings=json.loads(LinkageSettings().to_json()),
        parameters=json.loads(weights.to_json()),
        is_on=True,
    )


def decide(by: Any, count: int, verdict: Verdict = Verdict.SAME) -> None:
    for _ in range(count):
        LeadDecisionFactory(lead=make_lead(), decided_by=by, verdict=verdict)


def test_it_makes_a_new_model_beside_the_old_one(clerk: Any, model_in_use: LinkageModel) -> None:
    decide(clerk, 25)
    decide(clerk, 5, Verdict.DIFFERENT)
    learnt = learn_from_decisions(by=clerk)
    assert (learnt.number, learnt.is_on, learnt.learnt_from, learnt.made_by) == (2, False, 30, clerk)
    assert learnt.before_and_after["before"]["strong"]["decided"] == 30
    assert learnt.before_and_after["after"]["surprise"] < learnt.before_and_after["before"]["surprise"]
    assert learnt.parameters != model_in_use.parameters
    assert LinkageModel.objects.get(is_on=True) == model_in_use
    assert history_of(learnt)[0].verb == "members.model_learnt"


def test_a_few_decisions_teach_chance(clerk: Any, model_in_use: LinkageModel) -> None:
    decide(clerk, LEAST_DECISIONS - 1)
    decide(clerk, 3, Verdict.CANNOT_TELL)
    with pytest.raises(TooFewDecisions):
        learn_from_decisions(by=clerk)


def test_without_a_comparison_there_is_nothing_to_correct(clerk: Any) -> None:
    with pytest.raises(NothingCompared):
        learn_from_decisions(by=clerk)


@pytest.mark.parametrize(
    ("findings", "pattern"),
    [
        ([("identity", "bad_slip"), ("name", "exact")], "full"),
        ([("identity", "mask_same")], "masked"),
        ([("identity", "tail_same"), ("birth", "day_same")], "tail"),
        ([("birth", "day_slip")], "month"),
        ([("birth", "age_same")], "age"),
        ([("name", "exact")], "bare"),
    ],
)
def test_the_pattern_of_a_row_is_told_from_its_evidence(findings: list[tuple[str, str]], pattern: str) -> None:
    assert pattern_of(tuple(Evidence(kind, level, 1.0) for kind, level in findings)) == pattern


def test_the_secretary_switches_it_on_and_back(secretary: Any, clerk: Any, model_in_use: LinkageModel) -> None:
    decide(clerk, LEAST_DECISIONS)
    learnt = learn_from_decisions(by=clerk)
    switch_model(model=learnt, by=secretary)
    learnt.refresh_from_db()
    assert (learnt.is_on, learnt.switched_on_by) == (True, secretary)
    assert LinkageModel.objects.get(is_on=True) == learnt
    assert "第 2 版" in history_of(learnt)[0].sentence
    with pytest.raises(ModelIsOn):
        switch_model(model=learnt, by=secretary)
    switch_model(model=model_in_use, by=secretary)
    assert LinkageModel.objects.get(is_on=True) == model_in_use


def test_the_clerk_cannot_switch_it_on(clerk: Any, model_in_use: LinkageModel) -> None:
    other = LinkageModel.objects.create(number=2, settings={})
    with pytest.raises(NotAllowed):
        switch_model(model=other, by=clerk)
    assert LinkageModel.objects.get(is_on=True) == model_in_use


def test_the_page_learns_in_the_worker_and_shows_before_and_after(
    client: Client, clerk: Any, secretary: Any, model_in_use: LinkageModel
) -> None:
    decide(clerk, LEAST_DECISIONS - 1)
    signed_in(client, clerk)
    early = client.post(reverse("members:learn"), follow=True).content.decode()
    assert "至少需要 30 个" in early
    decide(clerk, 1)
    client.post(reverse("members:learn"))
    shown = client.get(reverse("members:quality")).content.decode()
    assert "第 2 版参数" in shown
    assert "综合党委书记" in shown  # whom to ask for switching it on
    switched = signed_in(client, secretary).post(reverse("members:switch_model", args=[2]), follow=True)
    assert "已启用第 2 版参数" in switched.content.decode()
