"""Addresses of requests for help. No name and no words in any."""

from django.urls import URLPattern, path

from branches.views import help_acts, help_answers, help_board, help_move_many, help_phone, help_request

urlpatterns: list[URLPattern] = [
    path("help/", help_phone.my_requests, name="help"),
    path("help/ask/", help_phone.ask, name="help_ask"),
    path("help/board/", help_board.board, name="help_board"),
    path("help/board/export/", help_board.export, name="help_export"),
    path("help/board/move/", help_move_many.move_many, name="help_move_many"),
    path("help/board/move/undo/", help_move_many.undo, name="help_move_undo"),
    path("help/answers/", help_answers.answers, name="help_answers"),
    path("help/answers/<int:answer_id>/change/", help_answers.change, name="help_answer_change"),
    path("help/answers/<int:answer_id>/withdraw/", help_answers.withdraw, name="help_answer_withdraw"),
    path("help/<uuid:uid>/", help_request.help_request, name="help_request"),
    # the asker
    path("help/<uuid:uid>/write/", help_acts.write, name="help_write"),
    path("help/<uuid:uid>/withdraw/", help_acts.withdraw, name="help_withdraw"),
    path("help/<uuid:uid>/reopen/", help_acts.reopen, name="help_reopen"),
    path("help/<uuid:uid>/rate/", help_acts.rate, name="help_rate"),
    # the helpers
    path("help/<uuid:uid>/take/", help_acts.take, name="help_take"),
    path("help/<uuid:uid>/answer/", help_acts.answer, name="help_answer"),
    path("help/<uuid:uid>/resolve/", help_acts.resolve, name="help_resolve"),
    path("help/<uuid:uid>/hand-over/", help_acts.hand_over, name="help_hand_over"),
    path("help/<uuid:uid>/move/", help_move_many.move, name="help_move"),
    path("help/<uuid:uid>/publish/", help_answers.publish, name="help_publish"),
]
