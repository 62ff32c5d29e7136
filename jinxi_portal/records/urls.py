from django.urls import URLPattern, URLResolver, path

from jinxi_portal.records.views import attachments, drafts

app_name = "records"
urlpatterns: list[URLPattern | URLResolver] = [
    path("drafts/<str:key>/", drafts.draft, name="draft"),
    path("attachments/<uuid:public_id>/", attachments.attachment, name="attachment"),
]
