"""Repair by the superuser: what no page of the application can put right. Nobody works here daily."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from .models import AccountRule, Member, Organization, RoleAssignment, User

admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ("username", "name", "is_active", "is_superuser", "last_login")
    search_fields = ("username", "name")
    ordering = ("username",)
    list_filter = ("is_active", "is_superuser")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "must_change_password")}),
        (_("Person"), {"fields": ("name", "phone", "language", "large_print")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "name", "password1", "password2")}),)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(admin.ModelAdmin):
    list_display = ("user", "organization", "role", "committee", "department", "since", "until")
    list_filter = ("role",)
    search_fields = ("user__name", "user__username")
    list_select_related = ("user", "organization", "committee", "department")
    autocomplete_fields = ("user", "organization")


@admin.register(Organization)
class OrganizationAdmin(admin.ModelAdmin):
    list_display = ("name", "kind", "code", "parent")
    search_fields = ("name", "code")
    list_select_related = ("parent",)
    autocomplete_fields = ("parent",)


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    list_display = ("name", "sex", "organization", "employer", "post", "is_active")
    search_fields = ("name", "pinyin")
    list_select_related = ("organization",)
    autocomplete_fields = ("organization",)
    raw_id_fields = ("account",)


admin.site.register(AccountRule)
