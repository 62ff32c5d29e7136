"""Decisions correct the model, and what changes is shown."""

import pytest

from members.linkage.evidence import Evidence
from members.linkage.learning import DecidedPair, learn_from_decisions
from members.linkage.model import LinkageModel
from members.linkage.quality import log_loss, share_with_interval
from members.linkage.settings import LinkageSettings

SETTINGS = LinkageSettings()
CHANGED = (Evidence("name", "exact", 14.0), Evidence("mobile", "full_other", -2.0))
KEPT = (Evidence("name", "exact", 14.0), Evidence("mobile", "full_same", 20.0))


@pytest.fixture
def model():
    return LinkageModel.start(SETTINGS)


def test_confirmed_pairs_with_a_new_mobile_make_a_new_mobile_likelier(model):
    decided = [DecidedPair("age", 0.8, CHANGED, same=True)] * 40
    learnt = learn_from_decisions(model, decided, SETTINGS)
    old, new = model.rates["age"]["mobile"], learnt.model.rates["age"]["mobile"]
    assert new["full_other"] > old["full_other"]
    assert sum(new[k] for k in old if k.startswith("full")) == pytest.approx(1, abs=1e-3)
    assert learnt.model.rates["full"] == model.rates["full"]


def test_the_new_model_judges_the_decided_pairs_better(model):
    decided = [DecidedPair("age", 0.6, CHANGED, same=True)] * 30 + [DecidedPair("age", 0.99, KEPT, same=True)] * 30
    learnt = learn_from_decisions(model, decided, SETTINGS)
    assert learnt.after.surprise < learnt.before.surprise


def test_many_rejected_leads_lower_the_share_on_the_register(model):
    decided = [DecidedPair("age", 0.95, KEPT, same=False)] * 20 + [DecidedPair("age", 0.95, KEPT, same=True)] * 20
    learnt = learn_from_decisions(model, decided, SETTINGS)
    assert learnt.model.share_elsewhere < model.share_elsewhere
    assert learnt.before.strong.decided == 40
    assert learnt.before.strong.share == 0.5


def test_no_decision_changes_nothing(model):
    learnt = learn_from_decisions(model, [], SETTINGS)
    assert learnt.model.rates == model.rates
    assert learnt.before.surprise == learnt.after.surprise == 0


def test_a_stored_model_comes_back_the_same(model):
    assert LinkageModel.from_json(model.to_json()) == model
    with pytest.raises(ValueError, match="another version"):
        LinkageModel.from_json('{"version": 0, "rates": {}}')


def test_settings_of_another_version_are_refused():
    with pytest.raises(ValueError, match="unknown"):
        LinkageSettings.from_json('{"colour": 1}')


def test_an_interval_says_how_sure_a_share_is():
    few, many = share_with_interval(9, 10), share_with_interval(900, 1000)
    assert few.low < 0.6 < 0.87 < many.low < 0.9 < many.high < few.high
    assert share_with_interval(0, 0).high == 1


def test_surprise_is_low_for_good_judgement():
    assert log_loss([(0.99, True), (0.01, False)]) < 0.02 < log_loss([(0.5, True)])
