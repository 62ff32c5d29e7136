"""Addresses of the agreement of a case."""

from django.urls import URLPattern, path

from disputes.views import agreement, performance

urlpatterns: list[URLPattern] = [
    path("<uuid:uid>/agreement/write/", agreement.write, name="agreement_write"),
    path("<uuid:uid>/agreement/draft/", agreement.draft, name="agreement_draft"),
    path("<uuid:uid>/agreement/sign/<int:party_id>/", agreement.sign, name="agreement_sign"),
    path("<uuid:uid>/agreement/sign/", agreement.mediator_sign, name="agreement_mediator_sign"),
    path("<uuid:uid>/agreement/issue/", agreement.issue, name="agreement_issue"),
    path("<uuid:uid>/agreement/pay/", performance.pay, name="agreement_pay"),
    path("<uuid:uid>/agreement/done/<int:duty_id>/", performance.fulfil, name="agreement_done"),
    path("<uuid:uid>/agreement/pay/<int:payment_id>/cancel/", performance.cancel, name="agreement_pay_cancel"),
    path("<uuid:uid>/agreement/done/<int:duty_id>/undo/", performance.undo, name="agreement_undo"),
    path("<uuid:uid>/agreement/visit/", performance.visit, name="agreement_visit"),
    path("<uuid:uid>/agreement/not-kept/", performance.not_kept, name="agreement_not_kept"),
    path("<uuid:uid>/agreement/payment-order/", performance.payment_order, name="agreement_payment_order"),
    path("<uuid:uid>/agreement/confirm/", performance.confirm, name="agreement_confirm"),
    path("<uuid:uid>/agreement/handed-in/", performance.handed_in, name="agreement_handed_in"),
    path("<uuid:uid>/agreement/confirmation/", performance.confirmation, name="agreement_confirmation"),
]
