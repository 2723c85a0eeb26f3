"""Addresses of offices, people and sign-in."""

from django.urls import path

from .views import account, session

app_name = "members"
urlpatterns = [
    path("sign-in/", session.SignInView.as_view(), name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("password/", account.PasswordView.as_view(), name="password"),
    path("role/", session.switch_role, name="switch_role"),
    path("preferences/", account.preferences, name="preferences"),
    path("large-print/", account.large_print, name="large_print"),
    path("language/", account.set_language, name="set_language"),
]
