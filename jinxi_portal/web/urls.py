from django.urls import URLPattern, URLResolver, path

from jinxi_portal.web.views import home, language, queue, search, styleguide

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("language/", language.choose_language, name="choose_language"),
    path("queue/", queue.queue, name="queue"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="search_suggestions"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
