from django.urls import URLPattern, URLResolver, path

from jinxi_portal.sheets.views import acts, columns, imports, new_import, rows, sheet, stage

app_name = "sheets"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", imports.imports, name="imports"),
    path("new/", new_import.new_import, name="new"),
    path("<slug:number>/", stage.stage, name="import"),
    path("<slug:number>/progress/", stage.progress, name="progress"),
    path("<slug:number>/sheet/", sheet.sheet, name="sheet"),
    path("<slug:number>/columns/", columns.columns, name="columns"),
    path("<slug:number>/rows/<int:row>/", rows.mend, name="mend_row"),
    path("<slug:number>/bad-rows/", rows.bad_rows, name="bad_rows"),
    path("<slug:number>/confirm/", acts.confirm_import, name="confirm"),
    path("<slug:number>/follow/", acts.follow, name="follow"),
    path("<slug:number>/discard/", acts.discard_import, name="discard"),
    path("<slug:number>/withdraw/", acts.withdraw_import, name="withdraw"),
]
