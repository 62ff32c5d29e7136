"""Addresses of contracts: the desk, the worker's own, signing. Numbers and random ids, no names."""

from django.urls import URLPattern, path

from contracts.views import contracts, drafting, life, look_over, mine, signing

_STEPS = signing.steps()
_PARTS = {"read": "", "progress": "progress/", "ask": "ask/", "decline": "decline/", "code": "code/", "draw": "draw/"}

urlpatterns: list[URLPattern] = [
    path("all/", contracts.contracts, name="contracts"),
    path("all/export/", contracts.export, name="contracts_export"),
    path("new/", drafting.new, name="new"),
    path("at/<str:number>/", contracts.reach, name="reach"),
    path("all/<str:number>/", contracts.contract, name="contract"),
    path("all/<str:number>/preview/", contracts.preview, name="preview"),
    path("all/<str:number>/fill/", drafting.fill, name="fill"),
    path("all/<str:number>/send/", drafting.send, name="send"),
    path("all/<str:number>/correct/", drafting.correct, name="correct"),
    path("all/<str:number>/withdraw/", drafting.withdraw, name="withdraw"),
    path("all/<str:number>/cancel/", life.cancel, name="cancel"),
    path("all/<str:number>/end/", life.end, name="end"),
    path("all/<str:number>/settle/", life.settle, name="settle"),
    path("all/<str:number>/renew/", life.renew, name="renew"),
    path("all/<str:number>/amend/", life.amend, name="amend"),
    path("clauses/<int:pk>/confirm/", drafting.confirm, name="confirm_clause"),
    path("clauses/<int:pk>/mend/", drafting.mend, name="mend_clause"),
    path("questions/<int:pk>/answer/", drafting.answer, name="answer_question"),
    path("parties/<uuid:uid>/link/", drafting.link, name="issue_link"),
    path("mine/", mine.mine, name="mine"),
    path("mine/look-over/", look_over.look_over, name="look_over"),
    path("mine/<str:number>/", mine.one, name="my_contract"),
    path("mine/<str:number>/cancel/", mine.cancel, name="cancel_mine"),
    path("link/<str:token>/", signing.link, name="link"),
    path("guest/<uuid:uid>/file/<str:number>/", _STEPS["guest_file"], name="guest_file"),
    *(
        path(f"{place}/<uuid:uid>/{part}", _STEPS[f"{prefix}_{step}"], name=f"{prefix}_{step}")
        for prefix, place in (("sign", "signing"), ("guest", "guest"))
        for step, part in _PARTS.items()
    ),
]
