"""Addresses of the inbox."""

from django.urls import path

from jinxi_portal.notices.views import choices, inbox

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("all-read/", inbox.mark_all, name="mark_all"),
    path("choices/", choices.choices, name="choices"),
    path("<uuid:public_id>/", inbox.open_notice, name="open"),
    path("<uuid:public_id>/mark/", inbox.mark, name="mark"),
]
