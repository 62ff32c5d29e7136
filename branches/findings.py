"""Where an organisation does not stand as the rules want it: a finding with its reason and source, never a wall.

Findings are worked out from the records of the day; nothing is stored. Any number of organisations costs the same few queries.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import Affiliation, Organisation, PartyPost, Term, UnitMembership
from branches.rules import sizes, terms
from branches.states import OrganisationKind, Post


class Weight(StrEnum):
    """The tone in which a finding is shown."""

    BAD = "bad"
    WAIT = "wait"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """``code`` is for programs and filters; ``sentence`` says what is so, ``source`` why it matters."""

    code: str
    weight: Weight
    sentence: str
    source: Any


@dataclass
class Standing:
    """What the findings are made from, for one organisation on the day."""

    organisation: Organisation
    voting: int = 0
    unnoted: int = 0
    units: int = 0
    posts: Counter[str] = field(default_factory=Counter)
    term: Term | None = None


_SETTING_UP = gettext_lazy("《支部工作条例（试行）》第五条")
_COMMITTEE = gettext_lazy("《支部工作条例（试行）》第二十一条")
_GROUPS = gettext_lazy("《支部工作条例（试行）》第十三条")
_CHARTER = gettext_lazy("《中国共产党章程》第三十条")
_RIGHTS = gettext_lazy("《中国共产党章程》第四条、第七条")
_ELECTION = gettext_lazy("《基层组织选举工作条例》第四条")


def findings_of(organisations: Iterable[Organisation], *, on: date) -> dict[int, list[Finding]]:
    """Findings by organisation id, the heavy ones first; organisations without any have an empty list."""
    standings = _standings(list(organisations), on)
    return {pk: sorted(_find(each, on), key=_weight) for pk, each in standings.items()}


def _weight(finding: Finding) -> int:
    return list(Weight).index(finding.weight)


def _standings(organisations: list[Organisation], on: date) -> dict[int, Standing]:
    found = {each.pk: Standing(each) for each in organisations}
    _count_people(found, on)
    unnoted = Affiliation.objects.without_standing(on=on).filter(organisation__in=found)
    for (organisation_id,) in unnoted.values_list("organisation_id"):
        found[organisation_id].unnoted += 1
    for row in UnitMembership.objects.in_force(on=on).filter(organisation__in=found).values_list("organisation_id"):
        found[row[0]].units += 1
    posts = PartyPost.objects.in_force(on=on).filter(organisation__in=found)
    for organisation_id, post in posts.values_list("organisation_id", "post"):
        found[organisation_id].posts[post] += 1
    for term in Term.objects.filter(organisation__in=found, elected_on__lte=on).order_by("number"):
        found[term.organisation_id].term = term
    return found


def _count_people(found: dict[int, Standing], on: date) -> None:
    """Each full member counts at his branch and at the general branch and committee above it."""
    above = dict(Organisation.objects.values_list("pk", "parent_id"))
    voting = Affiliation.objects.voting(on=on).values_list("organisation_id")
    counts: dict[int, int] = defaultdict(int)
    for (organisation_id,) in voting:
        at: int | None = organisation_id
        while at is not None:
            counts[at] += 1
            at = above.get(at)
    for pk, standing in found.items():
        standing.voting = counts[pk]


def _find(standing: Standing, on: date) -> Iterable[Finding]:
    organisation = standing.organisation
    if not (organisation.dissolved_on is None or organisation.dissolved_on > on):
        return
    if organisation.kind == OrganisationKind.GROUP:
        yield from _group(standing)
        return
    yield from _election(standing, on)
    yield from _posts(standing)
    if organisation.is_branch:
        yield from _branch(standing)
    elif organisation.kind == OrganisationKind.GENERAL_BRANCH and sizes.outgrown(
        standing.voting, is_general_branch=True
    ):
        yield Finding(
            "general_branch_outgrown",
            Weight.INFO,
            _("正式党员 %(count)s 人，已超过 %(most)s 人，可以考虑设立党委。")
            % {"count": standing.voting, "most": sizes.COMMITTEE_ABOVE},
            _CHARTER,
        )


def _branch(standing: Standing) -> Iterable[Finding]:
    if sizes.too_few(standing.voting):
        yield Finding(
            "too_few_members",
            Weight.BAD,
            _("正式党员 %(count)s 人，不足 %(least)s 人，应当并入其他支部或成立联合党支部。")
            % {"count": standing.voting, "least": sizes.LEAST_FULL_MEMBERS},
            _SETTING_UP,
        )
    if sizes.outgrown(standing.voting, is_general_branch=False):
        yield Finding(
            "branch_outgrown",
            Weight.WAIT,
            _("正式党员 %(count)s 人，已超过 %(most)s 人，一般应当设立党总支。")
            % {"count": standing.voting, "most": sizes.GENERAL_BRANCH_ABOVE},
            _CHARTER,
        )
    if standing.unnoted:
        yield Finding(
            "standing_not_noted",
            Weight.WAIT,
            _(
                "还有 %(count)s 名党员没有登记是正式还是预备，不计入有表决权的人。请综合党委在支部的党员名单里点“身份”登记。"
            )
            % {"count": standing.unnoted},
            _RIGHTS,
        )
    joint = standing.organisation.kind == OrganisationKind.JOINT_BRANCH
    if joint and standing.units > sizes.MOST_UNITS_OF_A_JOINT_BRANCH:
        yield Finding(
            "too_many_units",
            Weight.WAIT,
            _("联合党支部覆盖 %(count)s 个单位，一般不超过 %(most)s 个。")
            % {"count": standing.units, "most": sizes.MOST_UNITS_OF_A_JOINT_BRANCH},
            _SETTING_UP,
        )
    yield from _branch_committee(standing)


def _branch_committee(standing: Standing) -> Iterable[Finding]:
    persons = sum(count for post, count in standing.posts.items() if post != Post.GROUP_LEADER)
    if sizes.needs_committee(standing.voting) and persons < sizes.LEAST_ON_COMMITTEE:
        yield Finding(
            "committee_missing",
            Weight.WAIT,
            _("正式党员 %(count)s 人，满 %(from)s 人应当设支部委员会，由 3 至 5 人组成；现有 %(persons)s 人任职。")
            % {"count": standing.voting, "from": sizes.COMMITTEE_FROM, "persons": persons},
            _COMMITTEE,
        )
    if persons > sizes.MOST_ON_COMMITTEE:
        yield Finding(
            "committee_too_large",
            Weight.WAIT,
            _("支部委员会现有 %(persons)s 人，一般 3 至 5 人，最多 %(most)s 人。")
            % {"persons": persons, "most": sizes.MOST_ON_COMMITTEE},
            _COMMITTEE,
        )


def _posts(standing: Standing) -> Iterable[Finding]:
    if not standing.posts[Post.SECRETARY]:
        yield Finding("no_secretary", Weight.BAD, _("现在没有书记。请尽快选举或由上级指定。"), _COMMITTEE)


def _group(standing: Standing) -> Iterable[Finding]:
    if not standing.posts[Post.GROUP_LEADER]:
        yield Finding("no_group_leader", Weight.WAIT, _("党小组还没有组长。"), _GROUPS)


def _election(standing: Standing, on: date) -> Iterable[Finding]:
    term = standing.term
    if term is None:
        yield Finding("no_term", Weight.WAIT, _("还没有登记过选举或上级指定。"), _ELECTION)
    elif term.due_on < on:
        yield Finding(
            "election_overdue",
            Weight.BAD,
            _("第 %(number)s 届任期已于 %(day)s 届满，应当换届选举；需要延期的，请报综合党委批准。")
            % {"number": term.number, "day": term.due_on.isoformat()},
            _ELECTION,
        )
    elif terms.election_is_near(term.due_on, on=on):
        yield Finding(
            "election_near",
            Weight.INFO,
            _("第 %(number)s 届任期到 %(day)s 届满，请准备换届选举。")
            % {"number": term.number, "day": term.due_on.isoformat()},
            _ELECTION,
        )


def heaviest(findings: list[Finding]) -> Any:
    """The weight to show beside a name, or None."""
    return findings[0].weight if findings else None
