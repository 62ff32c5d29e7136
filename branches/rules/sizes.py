"""How many people an organisation should have, and how its committee is made up.

支部工作条例(试行) 2018 (below: 条例), 党章 2022, 基层组织选举工作条例 2020 (below: 选举条例). These are findings with a reason,
not walls: a branch that shrinks is helped, not locked.
"""

#: 条例 第五条: a branch has three full members or more.
LEAST_FULL_MEMBERS = 3
#: 条例 第五条: a branch has, as a rule, at most fifty.
MOST_IN_A_BRANCH = 50
#: 条例 第五条: a joint branch covers, as a rule, at most five units.
MOST_UNITS_OF_A_JOINT_BRANCH = 5
#: 条例 第二十一条: seven full members or more make a branch committee.
COMMITTEE_FROM = 7
#: 条例 第二十一条: three to five persons, as a rule at most seven.
LEAST_ON_COMMITTEE = 3
USUAL_ON_COMMITTEE = 5
MOST_ON_COMMITTEE = 7
#: 党章 第三十条 with 选举条例: above fifty full members a general branch, above a hundred a committee.
GENERAL_BRANCH_ABOVE = 50
COMMITTEE_ABOVE = 100


def too_few(full_members: int) -> bool:
    """A branch below three full members should join another or become part of a joint branch."""
    return full_members < LEAST_FULL_MEMBERS


def needs_committee(full_members: int) -> bool:
    return full_members >= COMMITTEE_FROM


def committee_size_fits(persons: int) -> bool:
    """Three to five, at most seven."""
    return LEAST_ON_COMMITTEE <= persons <= MOST_ON_COMMITTEE


def outgrown(full_members: int, *, is_general_branch: bool) -> bool:
    """Whether the number of full members asks for the next larger form."""
    return full_members > (COMMITTEE_ABOVE if is_general_branch else GENERAL_BRANCH_ABOVE)
