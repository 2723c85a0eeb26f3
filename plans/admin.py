"""For repair only: no history is written here, so nobody works with it day by day."""

from django.contrib import admin

from .models import (
    Activity,
    AnnualPlan,
    ApprovalStation,
    ConsultationForm,
    ConsultationTopic,
    PlanRule,
    PlanSection,
    PlanTarget,
)


@admin.register(AnnualPlan)
class AnnualPlanAdmin(admin.ModelAdmin):
    list_display = ("title", "year", "kind", "organization", "state")
    list_filter = ("year", "kind", "state")
    list_per_page = 20
    search_fields = ("title", "document_number")


@admin.register(ConsultationTopic)
class ConsultationTopicAdmin(admin.ModelAdmin):
    list_display = ("title", "form", "schedule_text", "leader", "state")
    list_filter = ("form", "state")
    list_per_page = 20
    raw_id_fields = ("plan", "section", "leader")
    search_fields = ("title", "content")


admin.site.register([Activity, ApprovalStation, ConsultationForm, PlanRule, PlanSection, PlanTarget])
