from django.urls import URLPattern, URLResolver, path

from jinxi_portal.records.views import access_log, attachments, drafts, settings

app_name = "records"
urlpatterns: list[URLPattern | URLResolver] = [
    path("access-log/", access_log.access_log, name="access_log"),
    path("access-log/export/", access_log.export_access_log, name="export_access_log"),
    path("access-log/people/", access_log.find_person, name="find_person"),
    path("access-log/chain/", access_log.access_chain, name="access_chain"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<str:key>/", settings.setting, name="setting"),
    path("drafts/<str:key>/", drafts.draft, name="draft"),
    path("attachments/<uuid:public_id>/", attachments.attachment, name="attachment"),
]
