"""The roles of the portal, and where each may be posted. A role is held through a posting, never by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COMMITTEE_SECRETARY = "committee_secretary", _("综合党委书记")
    COMMITTEE_CLERK = "committee_clerk", _("综合党委干事")
    BRANCH_SECRETARY = "branch_secretary", _("党支部书记")
    INSTRUCTOR = "instructor", _("党建指导员")
    MICROHOME_KEEPER = "microhome_keeper", _("红色微家管理员")
    MEDIATOR = "mediator", _("调解员")
    CARE_COORDINATOR = "care_coordinator", _("关爱专员")
    GRID_WORKER = "grid_worker", _("网格员")
    SCHOOL_CLERK = "school_clerk", _("夜校教务员")
    TEACHER = "teacher", _("夜校教师")
    SUPERVISION_OFFICER = "supervision_officer", _("监管人员")
    EMPLOYER_STAFF = "employer_staff", _("企业经办人")
    WORKER = "worker", _("家政从业人员")
    AUDITOR = "auditor", _("审计员")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("系统管理员")


class PlaceKind(models.TextChoices):
    COMMITTEE = "committee", _("综合党委")
    BRANCH = "branch", _("党支部")
    MICROHOME = "microhome", _("红色微家")
    COMMUNITY = "community", _("社区")
    SCHOOL = "school", _("夜校")
    EMPLOYER = "employer", _("企业")
    NOWHERE = "nowhere", _("无")


#: Outsiders see nothing of the office: where they have no business they are strangers (404), not colleagues (403).
OUTSIDERS = frozenset({Role.EMPLOYER_STAFF, Role.WORKER})
COMMITTEE = frozenset({Role.COMMITTEE_SECRETARY, Role.COMMITTEE_CLERK})
STAFF = frozenset(Role) - OUTSIDERS

#: Who watches does not act, and who gives out rights holds none of them: these roles are held alone.
HELD_ALONE = frozenset({Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.WORKER, Role.EMPLOYER_STAFF})

PLACE_OF_ROLE: dict[Role, PlaceKind] = {
    Role.COMMITTEE_SECRETARY: PlaceKind.COMMITTEE,
    Role.COMMITTEE_CLERK: PlaceKind.COMMITTEE,
    Role.BRANCH_SECRETARY: PlaceKind.BRANCH,
    Role.INSTRUCTOR: PlaceKind.EMPLOYER,
    Role.MICROHOME_KEEPER: PlaceKind.MICROHOME,
    Role.MEDIATOR: PlaceKind.MICROHOME,
    Role.CARE_COORDINATOR: PlaceKind.COMMITTEE,
    Role.GRID_WORKER: PlaceKind.COMMUNITY,
    Role.SCHOOL_CLERK: PlaceKind.SCHOOL,
    Role.TEACHER: PlaceKind.SCHOOL,
    Role.SUPERVISION_OFFICER: PlaceKind.COMMITTEE,
    Role.EMPLOYER_STAFF: PlaceKind.EMPLOYER,
    Role.WORKER: PlaceKind.NOWHERE,
    Role.AUDITOR: PlaceKind.COMMITTEE,
    Role.SYSTEM_ADMINISTRATOR: PlaceKind.NOWHERE,
}
