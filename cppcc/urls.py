"""Addresses; each application adds its own, and every name stands in a permission table."""

from django.contrib import admin
from django.urls import include, path, re_path

from .views import documents, errors, health, inbox, loose_time, search, workbench

handler400 = "cppcc.views.errors.bad_request"
handler403 = "cppcc.views.errors.permission_denied"
handler404 = "cppcc.views.errors.not_found"
handler500 = "cppcc.views.errors.server_error"

document_patterns = [
    path("", documents.FileList.as_view(), name="list"),
    path("<int:pk>/", documents.detail, name="detail"),
    path("<int:pk>/progress/", documents.progress, name="progress"),
    path("<int:pk>/download/", documents.download, name="download"),
    path("<int:pk>/cancel/", documents.cancel, name="cancel"),
    path("<int:pk>/retry/", documents.retry, name="retry"),
]
message_patterns = [
    path("", inbox.MessageList.as_view(), name="list"),
    path("<int:pk>/", inbox.open_message, name="open"),
    path("read/", inbox.read_all, name="read_all"),
]
urlpatterns = [
    path("", workbench.show, name="workbench"),
    path("documents/", include((document_patterns, "documents"))),
    path("messages/", include((message_patterns, "messages"))),
    path("search/", search.show, name="search"),
    path("loose-time/", loose_time.show, name="loose_time"),
    path("", include("members.urls")),
    path("", include("plans.urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("admin/", admin.site.urls),
    re_path(r"^(?P<path>.*)$", errors.not_found, name="not_found"),
]
