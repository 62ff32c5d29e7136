"""Addresses of paths to membership. No name of a person in any."""

from django.urls import URLPattern, path

from branches.views import development, development_acts, development_batch, development_path, pipelines

urlpatterns: list[URLPattern] = [
    path("development/", development.development, name="development"),
    path("development/export/", development.development_export, name="development_export"),
    path("development/batch/", development_batch.batch, name="development_batch"),
    path("development/begin/", development_acts.begin, name="begin_development"),
    path("development/pipelines/", pipelines.pipelines, name="pipelines"),
    path("development/pipelines/skill/", pipelines.skill, name="record_skill"),
    path("development/<uuid:uid>/", development_path.path, name="development_path"),
    path("development/<uuid:uid>/papers/<int:number>/", development_acts.paper, name="development_paper"),
    path("development/<uuid:uid>/steps/<int:number>/", development_acts.step, name="development_step"),
    path("development/<uuid:uid>/steps/<int:number>/withdraw/", development_acts.withdraw, name="withdraw_step"),
    path("development/<uuid:uid>/helpers/", development_acts.helper, name="name_helper"),
    path("development/<uuid:uid>/helpers/<int:pk>/release/", development_acts.release, name="release_helper"),
    path("development/<uuid:uid>/notes/", development_acts.note, name="note_observation"),
    path("development/<uuid:uid>/end/", development_acts.end, name="end_development"),
]
