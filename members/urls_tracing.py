"""Addresses of tracing. No name or number of a person in any."""

from django.urls import URLPattern, path

from members.views import account, board, calls, floating, tracing, tracing_acts

urlpatterns: list[URLPattern] = [
    path("workers/<uuid:uid>/account/", account.link, name="link_account"),
    path("workers/<uuid:uid>/account/unlink/", account.unlink, name="unlink_account"),
    path("board/", board.board, name="board"),
    path("board/export/", board.export, name="board_export"),
    path("tracing/", tracing.tracing, name="tracing"),
    path("tracing/export/", tracing.export, name="tracing_export"),
    path("tracing/calls/", calls.call_sheet, name="call_sheet"),
    path("tracing/calls/<int:pk>/record/", calls.record, name="record_call"),
    path("tracing/letters/<int:pk>/send/", tracing_acts.send, name="send_letter"),
    path("tracing/letters/<int:pk>/reply/", tracing_acts.reply, name="letter_reply"),
    path("tracing/letters/<int:pk>/withdraw/", tracing_acts.withdraw, name="withdraw_letter"),
    path("tracing/<str:number>/", tracing.traced_lead, name="traced_lead"),
    path("tracing/<str:number>/take/", tracing.take, name="take_lead"),
    path("tracing/<str:number>/give-back/", tracing.release, name="release_lead_tracer"),
    path("tracing/<str:number>/conclude/", tracing_acts.conclude, name="conclude_lead"),
    path("tracing/<str:number>/reopen/", tracing.reopen, name="reopen_lead"),
    path("tracing/<str:number>/letter/", tracing_acts.write, name="write_letter"),
    path("tracing/<str:number>/dial/", calls.dial, name="dial"),
    path("floating/", floating.floating, name="floating"),
    path("floating/export/", floating.export, name="floating_export"),
    path("floating/<str:number>/", floating.floating_member, name="floating_member"),
    path("floating/<str:number>/renew/", floating.renew, name="renew_floating"),
    path("floating/<str:number>/end/", floating.end, name="end_floating"),
]
