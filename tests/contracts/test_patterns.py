"""Patterns as data: the officer's versions take their places, and none is taken that gets its own examples wrong."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from contracts.actions.change_pattern import change_pattern, switch_off_pattern
from contracts.clauses.checking import check_text
from contracts.clauses.patterns import shipped_contents
from contracts.drafting import suspected_clauses
from contracts.forms.patterns import begun
from contracts.models import PatternVersion
from contracts.patterns_in_force import patterns_on
from contracts.refusals import Refusal
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from tests.cast import signed_in
from tests.contracts.factories import draft

KEY = "papers_kept"
NEW = "乙方的电动车钥匙晚上放在甲方处。"


def content(**changes: Any) -> dict[str, Any]:
    said = shipped_contents()[KEY]
    return {**said, "match": [*said["match"], "=钥匙 =放在 employer"], "flagged": [*said["flagged"], NEW], **changes}


def found(text: str, day: Any) -> list[str]:
    return [one.pattern.key for one in check_text(text, patterns=patterns_on(day)).suspicions]


def change(by: User, **given: Any) -> PatternVersion:
    values = {"key": KEY, "content": content(), "effective_from": clock.today(), "note": "也提示扣钥匙", **given}
    return change_pattern(**values, by=by)


def test_a_version_counts_from_its_day_and_old_days_keep_theirs(supervision_officer: User) -> None:
    later = clock.today() + timedelta(days=3)
    version = change(supervision_officer, effective_from=later)
    assert version.number == 2
    assert found(NEW, clock.today()) == []
    assert found(NEW, later) == [KEY]


def test_a_draft_is_checked_by_the_officers_versions_too(supervision_officer: User, employer_staff: User) -> None:
    contract = draft(employer_staff, extra=(NEW,))
    assert not suspected_clauses(contract)[0].blocks
    change(supervision_officer)
    assert suspected_clauses(contract)[0].blocks


@pytest.mark.parametrize(
    ("changes", "code", "named"),
    [
        ({"flagged": ["双方对客户隐私保密。"]}, "faults", "双方对客户隐私保密"),
        ({"match": ["no_such_words"]}, "concept", "no_such_words"),
        ({"match": ["!worker"]}, "not_read", "worker"),
        ({"passed": []}, "no_examples", ""),
    ],
)
def test_a_version_with_faults_is_not_taken_and_they_are_named(
    supervision_officer: User, changes: dict[str, Any], code: str, named: str
) -> None:
    with pytest.raises(Refusal) as refused:
        change(supervision_officer, content=content(**changes))
    assert refused.value.code == code
    assert named in str(refused.value.sentence)
    assert not PatternVersion.objects.exists()


def test_a_pattern_is_switched_off_with_a_reason_and_on_again(supervision_officer: User) -> None:
    text, today = "乙方入职时须将身份证原件交由甲方统一保管。", clock.today()
    given: dict[str, Any] = {"key": KEY, "content": content(), "effective_from": today, "by": supervision_officer}
    with pytest.raises(Refusal):
        switch_off_pattern(**given, note=" ")
    switch_off_pattern(**given, note="误报太多")
    assert found(text, today) == []
    change(supervision_officer)
    assert found(text, today) == [KEY]


def test_only_the_officer_changes_patterns_and_never_for_days_gone_by(supervision_officer: User, clerk: User) -> None:
    with pytest.raises(NotAllowed):
        change(clerk)
    with pytest.raises(Refusal) as refused:
        change(supervision_officer, effective_from=clock.today() - timedelta(days=1))
    assert refused.value.code == "day_gone"


def test_every_pattern_reads_back_from_the_form_the_same(client: Client, supervision_officer: User) -> None:
    signed_in(client, supervision_officer)
    for number, (key, said) in enumerate(shipped_contents().items()):
        sent = {**begun(said), "effective_from": clock.today().isoformat(), "note": "照原样保存"}
        answer = client.post(reverse("contracts:change_pattern", args=[key]), sent)
        assert answer.status_code == 302, (key, answer.context["form"].errors)
        assert PatternVersion.objects.count() == number + 1
        kept = PatternVersion.objects.get(key=key).content
        parts = ("match", "unless")
        assert [kept[part] for part in parts] == [[line.strip() for line in said.get(part, ())] for part in parts], key
    assert found(NEW, clock.today()) == []


def test_how_far_words_may_stand_apart_is_kept_and_shown(client: Client, supervision_officer: User) -> None:
    near = {"line": "=钥匙 =放在 employer", "gap": 3}
    change(
        supervision_officer,
        content=content(match=[*shipped_contents()[KEY]["match"], near], flagged=["钥匙放在甲方处。"]),
    )
    signed_in(client, supervision_officer)
    address = reverse("contracts:change_pattern", args=[KEY])
    form = client.get(address).context["form"]
    assert form.initial["match"].endswith("=钥匙 =放在 employer ≤3")
    sent = {**form.initial, "effective_from": clock.today().isoformat(), "note": "照原样保存"}
    wrong = client.post(address, {**sent, "match": "=钥匙 ≤近"})
    assert "≤ 后面请写一个数" in wrong.content.decode()
    client.post(address, sent)
    kept = PatternVersion.objects.get(number=3).content["match"][-1]
    assert kept == near
    assert found(NEW, clock.today()) == [KEY]
    assert found("乙方的电动车钥匙平时和工具一起放在甲方处。", clock.today()) == []


def test_the_page_shows_versions_side_by_side_and_words_are_found(client: Client, supervision_officer: User) -> None:
    change(supervision_officer)
    signed_in(client, supervision_officer)
    page = client.get(reverse("contracts:pattern", args=[KEY])).content.decode()
    assert "也提示扣钥匙" in page
    assert "钥匙" in page
    words = client.get(reverse("contracts:pattern_words"), {"q": "身份证"})
    assert "identity_paper" in [name for name, _words in words.context["rows"]]
