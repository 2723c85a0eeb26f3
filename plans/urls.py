"""Addresses of annual plans, topics and activities."""

app_name = "plans"
urlpatterns = []
