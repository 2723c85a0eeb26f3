"""Addresses of offices, people and sign-in."""

app_name = "members"
urlpatterns = []
