"""Repair by the superuser: stuck jobs and messages may be looked at, never written by hand."""

from django.contrib import admin

from .models import Job, OutboxMessage


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ("title", "kind", "state", "requester", "attempts", "created_at", "finished_at")
    list_filter = ("state", "kind")
    search_fields = ("title",)
    list_select_related = ("requester",)


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    list_display = ("title", "kind", "recipient", "state", "created_at", "read_at")
    list_filter = ("state", "kind")
    search_fields = ("title", "key")
    list_select_related = ("recipient",)
