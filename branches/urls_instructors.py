"""Addresses of instructors, weekly logs and enterprises' needs."""

from django.urls import URLPattern, path

from branches.views import instructors, needs

urlpatterns: list[URLPattern] = [
    path("instructors/", instructors.instructors, name="instructors"),
    path("instructors/mine/", instructors.mine, name="my_enterprises"),
    path("instructors/post/", instructors.post, name="post_instructor"),
    path("instructors/<int:pk>/", instructors.posting, name="instructor_posting"),
    path("instructors/<int:pk>/end/", instructors.end, name="end_instructor_posting"),
    path("instructors/<int:pk>/log/<str:week>/", instructors.log, name="weekly_log"),
    path("needs/", needs.needs, name="needs"),
    path("needs/export/", needs.export, name="needs_export"),
    path("needs/new/<slug:code>/", needs.new, name="raise_need"),
    path("needs/<str:number>/", needs.need, name="need"),
    path("needs/<str:number>/follow/", needs.follow, name="follow_need"),
]
