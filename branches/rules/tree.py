"""What may stand under what.

党章 (2022) 第三十条 and 支部工作条例(试行) 2018 第五条: basic organisations are committees, general branches and branches; a branch
may be divided into groups. A joint branch (联合党支部, 条例 第五条) is a branch of several units. These limits are absolute: a
tree that breaks them could not be read.
"""

from branches.states import OrganisationKind

PARENTS: dict[str, tuple[OrganisationKind, ...]] = {
    OrganisationKind.COMMITTEE: (),
    OrganisationKind.GENERAL_BRANCH: (OrganisationKind.COMMITTEE,),
    OrganisationKind.BRANCH: (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH),
    OrganisationKind.JOINT_BRANCH: (OrganisationKind.COMMITTEE, OrganisationKind.GENERAL_BRANCH),
    OrganisationKind.GROUP: (OrganisationKind.BRANCH, OrganisationKind.JOINT_BRANCH),
}

#: An organisation may become another kind on re-forming, but for these two, which are founded and dissolved only.
FIXED_KINDS = frozenset({OrganisationKind.COMMITTEE, OrganisationKind.GROUP})


def may_stand_under(kind: str, parent_kind: str | None) -> bool:
    """Whether an organisation of ``kind`` may have a parent of ``parent_kind`` (None: none at all)."""
    parents = PARENTS[kind]
    return parent_kind in parents if parents else parent_kind is None


def may_become(before: str, after: str) -> bool:
    """Whether re-forming may change the kind so."""
    return before == after or not {before, after} & FIXED_KINDS
