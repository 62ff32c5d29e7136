"""Addresses of the supervision of enterprises."""

from django.urls import URLPattern, path

from contracts.views import (
    checklists,
    enterprise,
    enterprise_lists,
    enterprises,
    inspection_acts,
    inspections,
    key_enterprises,
)

urlpatterns: list[URLPattern] = [
    path("enterprises/", enterprises.enterprises, name="enterprises"),
    path("enterprises/export/", enterprises.export, name="enterprises_export"),
    path("enterprises/<slug:code>/", enterprise.enterprise, name="enterprise"),
    path("enterprises/<slug:code>/key/", key_enterprises.name_key, name="name_key"),
    path("enterprises/<slug:code>/key/end/", key_enterprises.end_key, name="end_key"),
    path("enterprises/<slug:code>/workers/", enterprise_lists.workers, name="enterprise_workers"),
    path("enterprises/<slug:code>/workers/export/", enterprise_lists.workers_export, name="enterprise_workers_export"),
    path("enterprises/<slug:code>/renewals/", enterprise_lists.renewals, name="enterprise_renewals"),
    path(
        "enterprises/<slug:code>/renewals/export/", enterprise_lists.renewals_export, name="enterprise_renewals_export"
    ),
    path("enterprises/<slug:code>/terms/", enterprise_lists.terms, name="enterprise_terms"),
    path("enterprises/<slug:code>/terms/export/", enterprise_lists.terms_export, name="enterprise_terms_export"),
    path("enterprises/<slug:code>/inspect/", inspection_acts.plan, name="plan_inspection"),
    path("inspections/", inspections.inspections, name="inspections"),
    path("inspections/export/", inspections.export, name="inspections_export"),
    path("inspections/checklist/", checklists.checklist, name="checklist"),
    path("inspections/checklist/change/", checklists.change, name="change_checklist"),
    path("inspections/<str:number>/", inspections.inspection, name="inspection"),
    path("inspections/<str:number>/cancel/", inspection_acts.cancel, name="cancel_inspection"),
    path("inspections/<str:number>/fill/", inspection_acts.fill, name="fill_checklist"),
    path("inspections/<str:number>/close/", inspection_acts.close, name="close_inspection"),
    path("inspections/<str:number>/notice/", inspection_acts.issue, name="issue_notice"),
    path("inspections/<str:number>/notice/preview/", inspection_acts.preview, name="preview_notice"),
    path("inspections/<str:number>/items/<int:pk>/", inspection_acts.answer, name="answer_notice"),
    path("inspections/<str:number>/recheck/", inspection_acts.recheck, name="recheck"),
    path("inspections/<str:number>/files/", inspection_acts.add_file, name="add_inspection_file"),
]
