"""Addresses; each application adds its own, and every name stands in a permission table."""

from django.contrib import admin
from django.urls import include, path, re_path

from .views import errors, health

handler400 = "cppcc.views.errors.bad_request"
handler403 = "cppcc.views.errors.permission_denied"
handler404 = "cppcc.views.errors.not_found"
handler500 = "cppcc.views.errors.server_error"

urlpatterns = [
    path("", include("members.urls")),
    path("", include("plans.urls")),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("admin/", admin.site.urls),
    re_path(r"^(?P<path>.*)$", errors.not_found, name="not_found"),
]
