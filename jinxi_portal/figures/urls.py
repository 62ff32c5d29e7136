"""Addresses of the figures."""

from django.urls import path

from jinxi_portal.figures.views import figures

app_name = "figures"
urlpatterns = [
    path("", figures.figures, name="figures"),
    path("export/", figures.export, name="export"),
    path("<slug:key>/", figures.figure, name="figure"),
    path("<slug:key>/export/", figures.export_figure, name="export_figure"),
]
