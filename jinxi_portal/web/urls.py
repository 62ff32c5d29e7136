from django.urls import URLPattern, URLResolver, path

from jinxi_portal.web.views import errors, health, home, language, queue, saved_filters, search, styleguide, type_size

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("home/", home.worker_home, name="worker_home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/", language.choose_language, name="choose_language"),
    path("type-size/", type_size.choose_type_size, name="choose_type_size"),
    path("queue/", queue.queue, name="queue"),
    path("queue/figures/", queue.figures, name="queue_figures"),
    path("search/", search.search, name="search"),
    path("search/suggestions/", search.suggestions, name="search_suggestions"),
    path("filters/save/", saved_filters.save, name="save_filter"),
    path("filters/<int:saved_filter_id>/forget/", saved_filters.forget, name="forget_filter"),
    path("offline/", errors.offline, name="offline"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("styleguide/phone/", styleguide.phone, name="styleguide_phone"),
    path("styleguide/progress/", styleguide.progress, name="styleguide_progress"),
    path("styleguide/reveal/", styleguide.reveal, name="styleguide_reveal"),
]
