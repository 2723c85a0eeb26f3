"""Addresses of offices, people and sign-in."""

from django.urls import path

from .views import account, directory, session

app_name = "members"
urlpatterns = [
    path("sign-in/", session.SignInView.as_view(), name="sign_in"),
    path("sign-out/", session.sign_out, name="sign_out"),
    path("password/", account.PasswordView.as_view(), name="password"),
    path("role/", session.switch_role, name="switch_role"),
    path("preferences/", account.preferences, name="preferences"),
    path("large-print/", account.large_print, name="large_print"),
    path("language/", account.set_language, name="set_language"),
    path("members/", directory.MemberList.as_view(), name="member_list"),
    path("members/<int:pk>/", directory.member_detail, name="member_detail"),
    path("committees/", directory.CommitteeList.as_view(), name="committee_list"),
    path("committees/<int:pk>/", directory.committee_detail, name="committee_detail"),
]
