"""The template library: standard contracts that are fair, versions that stay, who may do what."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from contracts.actions.approve_version import approve_version, retire_version
from contracts.actions.change_version import change_version
from contracts.actions.draft_version import discard_version, draft_version
from contracts.checking_text import check_version_text
from contracts.forms.templates import line_of, said_of
from contracts.models import TemplateVersion
from contracts.refusals import Refusal
from contracts.rules.variables import places_in, variable_from
from contracts.standard import standard_templates
from contracts.states import MoveNotAllowed, VersionState
from contracts.views.templates import compared
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from tests.cast import signed_in
from tests.contracts.factories import make_version


@pytest.mark.parametrize("said", standard_templates(), ids=lambda said: said["key"])
def test_a_standard_contract_is_fair_and_whole(db: None, said: Any) -> None:
    version = SimpleNamespace(
        template=SimpleNamespace(title=said["title"], kind=said["kind"]),
        clauses=said["clauses"],
        variables=said["variables"],
    )
    report = check_version_text(version)
    assert [one.sentence.plain for one in report.suspicions] == []
    assert [duty.key for duty in report.missing] == []


@pytest.mark.parametrize("said", standard_templates(), ids=lambda said: said["key"])
def test_every_place_of_a_standard_contract_can_be_filled_and_every_clause_is_said_plainly(said: Any) -> None:
    keys = {variable_from(each).key for each in said["variables"]}
    for clause in said["clauses"]:
        assert set(places_in(clause["text"] + clause["summary"])) <= keys
        assert len(clause["summary"]) > 6
    used = {key for clause in said["clauses"] for key in places_in(clause["text"])}
    assert keys == used
    told = {key for clause in said["clauses"] for key in places_in(clause["summary"])}
    assert {"starts_on", "ends_on", "work", "pay", "pay_day", "rest_days"} <= told, "who cannot read hears it"


@pytest.mark.parametrize("said", standard_templates(), ids=lambda said: said["key"])
def test_a_variable_as_a_line_reads_back_the_same(said: Any) -> None:
    for each in said["variables"]:
        assert variable_from(said_of(line_of(each))) == variable_from(each)


def test_the_command_puts_drafts_into_the_library_once(db: None) -> None:
    call_command("load_standard_templates")
    call_command("load_standard_templates")
    assert TemplateVersion.objects.filter(state=VersionState.DRAFT).count() == len(standard_templates())


def test_a_new_version_is_a_copy_and_the_old_one_stays(supervision_officer: User) -> None:
    old = make_version()
    new = draft_version(template=old.template, by=supervision_officer)
    clauses = [dict(each) for each in new.clauses]
    clauses[0]["summary"] = "合同管多久。"
    change_version(version=new, clauses=clauses, variables=new.variables, note="说明更短", by=supervision_officer)
    approve_version(version=new, effective_from=clock.today() + timedelta(days=3), by=supervision_officer)
    assert TemplateVersion.objects.in_force(on=clock.today()).get(template=old.template) == old
    assert TemplateVersion.objects.in_force(on=clock.today() + timedelta(days=3)).get(template=old.template) == new
    old.refresh_from_db()
    assert old.clauses[0]["summary"] != "合同管多久。"


def test_an_approved_version_does_not_change_not_even_in_the_database(supervision_officer: User) -> None:
    version = make_version()
    with pytest.raises(Refusal) as refused:
        change_version(
            version=version, clauses=version.clauses, variables=version.variables, note="", by=supervision_officer
        )
    assert refused.value.code == "approved"
    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.filter(pk=version.pk).update(clauses=[])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            {"text": "乙方在服务期间发生人身伤害的，甲方概不负责。", "title": "其他", "summary": "受伤公司不管。"},
            "unfair",
        ),
        ({"text": "第二次{bonus}。", "title": "奖励", "summary": "奖励。"}, "place_unknown"),
        ({"text": "另有约定。", "title": "其他", "summary": ""}, "clause_incomplete"),
    ],
)
def test_an_unfair_or_unfinished_wording_is_not_approved(change: Any, code: str, supervision_officer: User) -> None:
    version = make_version(state=VersionState.DRAFT)
    version.clauses = [*version.clauses, change]
    version.save()
    with pytest.raises(Refusal) as refused:
        approve_version(version=version, effective_from=clock.today(), by=supervision_officer)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("key", "change", "code"),
    [
        ("starts_on", {"type": "text"}, "no_term"),
        ("hours", {"least": "abc"}, "bad_bounds"),
        ("hours", {"least": "8", "most": "1"}, "bad_bounds"),
        ("ends_on", {"most": "2026-13-01"}, "bad_bounds"),
    ],
)
def test_a_variable_that_nobody_could_fill_in_is_refused(
    key: str, change: Any, code: str, supervision_officer: User
) -> None:
    version = make_version(state=VersionState.DRAFT)
    variables = [{**each, **change} if each["key"] == key else each for each in version.variables]
    with pytest.raises(Refusal) as refused:
        change_version(version=version, clauses=version.clauses, variables=variables, note="", by=supervision_officer)
    assert refused.value.code == code


def test_two_clauses_of_one_title_are_refused_because_versions_are_compared_by_it(supervision_officer: User) -> None:
    version = make_version(state=VersionState.DRAFT)
    clauses = [{**each, "title": "同一个标题"} for each in version.clauses]
    with pytest.raises(Refusal) as refused:
        change_version(version=version, clauses=clauses, variables=version.variables, note="", by=supervision_officer)
    assert refused.value.code == "title_twice"


def test_the_template_says_which_version_is_in_use(client: Client, employer_staff: User) -> None:
    first = make_version()
    make_version(number=2, effective_from=clock.today())
    make_version(number=3, effective_from=clock.today() + timedelta(days=1))
    page = signed_in(client, employer_staff).get(first.template.get_absolute_url())
    assert page.context["in_use"].number == 2
    assert page.content.decode().count("正在使用") == 1


def test_a_draft_that_is_not_wanted_is_given_up(client: Client, supervision_officer: User) -> None:
    first = make_version()
    draft_version(template=first.template, by=supervision_officer)
    page = signed_in(client, supervision_officer)
    address = reverse("contracts:discard_version", args=[first.template.key, 2])
    assert address in page.get(reverse("contracts:version", args=[first.template.key, 2])).content.decode()
    answer = page.post(address, follow=True).content.decode()
    assert "撤掉第 2 版草稿" in answer
    assert [each.number for each in first.template.versions.all()] == [1]
    assert draft_version(template=first.template, by=supervision_officer).number == 2
    with pytest.raises(MoveNotAllowed):
        discard_version(version=first, by=supervision_officer)


def test_a_missing_duty_is_named(supervision_officer: User) -> None:
    version = make_version(state=VersionState.DRAFT)
    version.clauses = [each for each in version.clauses if "保险" not in each["title"] and "工伤" not in each["title"]]
    version.save()
    with pytest.raises(Refusal) as refused:
        approve_version(version=version, effective_from=clock.today(), by=supervision_officer)
    assert refused.value.code == "duty_missing"
    assert "受伤怎么赔" in str(refused.value.sentence)


def test_only_the_officer_approves_and_only_a_draft(
    clerk: User, employer_staff: User, supervision_officer: User
) -> None:
    version = make_version(state=VersionState.DRAFT)
    with pytest.raises(NotAllowed):
        approve_version(version=version, effective_from=clock.today(), by=clerk)
    with pytest.raises(Http404):
        approve_version(version=version, effective_from=clock.today(), by=employer_staff)
    approve_version(version=version, effective_from=clock.today(), by=supervision_officer)
    with pytest.raises(MoveNotAllowed):
        approve_version(version=version, effective_from=clock.today(), by=supervision_officer)


def test_a_retired_version_is_no_longer_drafted_with(supervision_officer: User) -> None:
    version = make_version()
    retire_version(version=version, because="有新的最低工资", by=supervision_officer)
    assert not TemplateVersion.objects.in_force(on=clock.today()).exists()


def test_two_versions_stand_side_by_side_by_clause() -> None:
    said = standard_templates()[1]
    left = TemplateVersion(clauses=said["clauses"], variables=said["variables"])
    changed = [dict(each) for each in said["clauses"]]
    changed[0]["text"] = changed[0]["text"].replace("合同期限自", "合同期限从")
    right = TemplateVersion(clauses=changed[:-1], variables=said["variables"])
    lines = compared(left, right)
    assert sum(one != other for _label, one, other in lines if other) == 1
    assert any(one and not other for _label, one, other in lines), "the clause taken out stands alone"
    assert lines[0][1] == "合同期限自【合同开始日期】起至【合同结束日期】止。", "as a reader sees it, not by its keys"


def test_the_officer_goes_from_a_copy_to_the_approval(client: Client, supervision_officer: User) -> None:
    version = make_version()
    page = signed_in(client, supervision_officer)
    answer = page.post(reverse("contracts:draft_version", args=[version.template.key]), follow=True)
    form = answer.context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent["note"], sent["clause_0_summary"] = "说得更清楚", "合同管多久。"
    page.post(reverse("contracts:change_version", args=[version.template.key, 2]), sent)
    approve = reverse("contracts:approve_version", args=[version.template.key, 2])
    answer = page.post(approve, {"effective_from": clock.today().isoformat()}, follow=True)
    assert "已批准第 2 版" in answer.content.decode()
    compare = page.get(reverse("contracts:compare_versions", args=[version.template.key, 1, 2])).content.decode()
    assert "<mark>" in compare
    assert "说得更清楚" in page.get(reverse("contracts:template", args=[version.template.key])).content.decode()


def test_an_employer_reads_what_was_approved_and_no_draft(client: Client, employer_staff: User) -> None:
    version = make_version()
    make_version(number=2, state=VersionState.DRAFT)
    page = signed_in(client, employer_staff)
    assert "第 2 版" not in page.get(version.template.get_absolute_url()).content.decode()
    assert page.get(reverse("contracts:version", args=[version.template.key, 2])).status_code == 404
    clauses = page.get(reverse("contracts:version", args=[version.template.key, 1])).context["clauses"]
    assert "合同期限自【合同开始日期】起" in clauses[0]["text"]
    assert not any(places_in(clause["text"] + clause["summary"]) for clause in clauses)


def test_the_library_costs_a_constant_number_of_queries(
    client: Client, supervision_officer: User, django_assert_max_num_queries: Any
) -> None:
    for said in standard_templates():
        make_version(said["key"])
    page = signed_in(client, supervision_officer)
    page.get(reverse("contracts:templates"))
    with django_assert_max_num_queries(12):
        page.get(reverse("contracts:templates"))
