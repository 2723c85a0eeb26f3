"""Addresses of offices, people and sign-in."""

from django.urls import path

from .views import account, directory, rosters, session

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
    path("members/rosters/", rosters.RosterList.as_view(), name="roster_list"),
    path("members/rosters/new/", rosters.new, name="roster_new"),
    path("members/rosters/template/", rosters.template, name="roster_template"),
    path("members/rosters/<int:pk>/", rosters.detail, name="roster_detail"),
    path("members/rosters/<int:pk>/rows/<int:row_pk>/", rosters.row, name="roster_row"),
    path("members/rosters/<int:pk>/columns/", rosters.columns, name="roster_columns"),
    path("members/rosters/<int:pk>/start/", rosters.start, name="roster_start"),
    path("members/rosters/<int:pk>/errors/", rosters.errors, name="roster_errors"),
    path("members/rosters/<int:pk>/undo/", rosters.undo, name="roster_undo"),
    path("members/rosters/<int:pk>/discard/", rosters.discard, name="roster_discard"),
]
