"""Which kind of contract a text is: it decides which law applies and which duties it has."""

import re
from collections.abc import Mapping

KINDS = ("employee", "agency", "dispatched", "direct")
_DISPATCHED = re.compile(r"派遣单位|劳务派遣|派遣员工|用工单位")
_EMPLOYEE = re.compile(r"劳动合同|劳动关系|用人单位|试用期|员工制")
_AGENCY = re.compile(r"中介|居间|介绍费|信息费|撮合|三方")


def guess_kind(text: str, parties: Mapping[str, str]) -> str:
    """``dispatched``, ``employee``, ``agency`` or ``direct``."""
    roles = set(parties.values())
    if _DISPATCHED.search(text):
        return "dispatched"
    if {"worker", "employer", "customer"} <= roles:
        return "agency"
    if _EMPLOYEE.search(text):
        return "employee"
    if "employer" not in roles:
        return "direct"
    return "agency" if _AGENCY.search(text) else "employee"
