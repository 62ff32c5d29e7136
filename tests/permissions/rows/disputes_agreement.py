"""Who meets what at an agreement's addresses: the mediator in charge and the committee's clerk; each party signs for itself."""

from jinxi_portal.accounts.public import Role
from tests.permissions.expectations import OK, Column, Row, act, only
from tests.permissions.things import disputes_agreement as things

MEDIATES: Column = only(Role.MEDIATOR, Role.COMMITTEE_CLERK)

ROWS: dict[str, Row] = {
    "disputes:agreement_write": Row(MEDIATES, things.talks),
    "disputes:agreement_draft": Row(MEDIATES, things.to_sign),
    "disputes:agreement_sign": Row(only(Role.MEDIATOR, Role.COMMITTEE_CLERK, worker=OK), things.to_sign_by_worker),
    "disputes:agreement_mediator_sign": act(MEDIATES, things.to_sign),
    "disputes:agreement_issue": act(MEDIATES, things.agreed),
    "disputes:agreement_pay": Row(MEDIATES, things.agreed),
    "disputes:agreement_done": Row(MEDIATES, things.a_duty),
    "disputes:agreement_pay_cancel": Row(MEDIATES, things.a_payment),
    "disputes:agreement_undo": Row(MEDIATES, things.a_duty),
    "disputes:agreement_visit": Row(MEDIATES, things.agreed),
    "disputes:agreement_not_kept": Row(MEDIATES, things.agreed),
    "disputes:agreement_payment_order": act(MEDIATES, things.agreed),
    "disputes:agreement_confirm": Row(MEDIATES, things.agreed),
    "disputes:agreement_handed_in": Row(MEDIATES, things.agreed),
    "disputes:agreement_confirmation": Row(MEDIATES, things.agreed),
}
