"""Addresses of annual plans, topics and activities."""

from django.urls import path

from .views import (
    adjusting,
    adjustments,
    below,
    checking,
    compare,
    details,
    head,
    import_rows,
    importing,
    lists,
    numbers,
    opinion_answers,
    opinions,
    order,
    overview,
    plan_text,
    printing,
    progress,
    rows,
    station_lists,
    stations,
    tabs,
    version_files,
)
from .views.kinds import ACTIVITY, SECTION, TARGET, TOPIC

app_name = "plans"


def row_paths(kind, plural):
    """What can be done with every kind of row."""
    arguments = {"kind": kind}
    return [
        path(f"plans/<int:plan_pk>/{plural}/new/", rows.new, arguments, name=f"{kind.name}_new"),
        path(f"plans/<int:plan_pk>/{plural}/arrange/", order.arrange, arguments, name=f"{kind.name}_arrange"),
        path(f"{plural}/<int:pk>/edit/", rows.edit, arguments, name=f"{kind.name}_edit"),
        path(f"{plural}/<int:pk>/move/", order.move, arguments, name=f"{kind.name}_move"),
        path(f"{plural}/<int:pk>/delete/", rows.delete, arguments, name=f"{kind.name}_delete"),
    ]


import_patterns = [
    path("plans/import/", importing.new, name="import_new"),
    path("plans/import/<int:pk>/", importing.detail, name="import_detail"),
    path("plans/import/<int:pk>/progress/", importing.progress, name="import_progress"),
    path("plans/import/<int:pk>/retry/", importing.retry, name="import_retry"),
    path("plans/import/<int:pk>/head/", importing.head, name="import_head"),
    path("plans/import/<int:pk>/save/", importing.save, name="import_save"),
    path("plans/import/<int:pk>/discard/", importing.discard, name="import_discard"),
    path("plans/import/<int:pk>/reopen/", importing.reopen, name="import_reopen"),
    path("plans/import/<int:pk>/rows/<slug:key>/", import_rows.row, name="import_row"),
    path("plans/import/<int:pk>/rows/<slug:key>/<slug:step>/", import_rows.step, name="import_step"),
]

station_patterns = [
    path("plans/stations/", station_lists.show, name="station_list"),
    path("plans/stations/<slug:kind>/new/", station_lists.new, name="station_new"),
    path("plans/stations/<slug:kind>/own/", station_lists.own, name="station_own"),
    path("plans/stations/<int:pk>/edit/", station_lists.edit, name="station_edit"),
    path("plans/stations/<int:pk>/move/", station_lists.move, name="station_move"),
    path("plans/stations/<int:pk>/use/", station_lists.use, name="station_use"),
    path("plans/<int:pk>/submit/", stations.submit, name="plan_submit"),
    path("plans/<int:pk>/decide/", stations.decide, name="plan_decide"),
    path("plans/<int:pk>/record/", stations.record, name="plan_record"),
    path("plans/<int:pk>/issue/", stations.issue, name="plan_issue"),
    path("plans/<int:pk>/passages/<int:passage_pk>/scan/", stations.scan, name="plan_scan"),
]

opinion_patterns = [
    path("plans/<int:pk>/opinions/", opinions.show, name="plan_opinions"),
    path("plans/<int:pk>/opinions/new/", opinions.new, name="round_new"),
    path("opinions/rounds/<int:pk>/more/", opinions.more, name="round_more"),
    path("opinions/rounds/<int:pk>/prolong/", opinions.prolong, name="round_prolong"),
    path("opinions/rounds/<int:pk>/remind/", opinions.remind, name="round_remind"),
    path("opinions/rounds/<int:pk>/close/", opinions.close, name="round_close"),
    path("opinions/rounds/<int:pk>/reopen/", opinions.reopen, name="round_reopen"),
    path("opinions/rounds/<int:pk>/decide/", opinions.decide, name="round_decide"),
    path("opinions/rounds/<int:pk>/print/", opinions.ask_for_print, name="round_print"),
    path("opinions/", opinion_answers.asked_of_me, name="opinion_list"),
    path("opinions/<int:pk>/", opinion_answers.answer, name="opinion_answer"),
    path("opinions/<int:pk>/none/", opinion_answers.none, name="opinion_none"),
    path("opinions/<int:pk>/take-back/", opinion_answers.take_back, name="opinion_take_back"),
    path("opinions/given/<int:pk>/edit/", opinion_answers.edit, name="opinion_edit"),
    path("opinions/given/<int:pk>/withdraw/", opinion_answers.withdraw, name="opinion_withdraw"),
    path("opinions/given/<int:pk>/verdict/", opinion_answers.verdict, name="opinion_verdict"),
]

urlpatterns = [
    *opinion_patterns,
    *import_patterns,
    *station_patterns,
    path("plans/below/", below.BelowList.as_view(), name="below_list"),
    path("plans/", lists.PlanList.as_view(), name="plan_list"),
    path("plans/new/", head.new, name="plan_new"),
    path("plans/<int:pk>/", plan_text.show, name="plan_detail"),
    path("plans/<int:pk>/edit/", head.edit, name="plan_edit"),
    path("plans/<int:pk>/step/<slug:name>/", head.step, name="plan_step"),
    path("plans/<int:pk>/copy/", head.copy, name="plan_copy"),
    path("plans/<int:pk>/adjust/", adjusting.adjust, name="plan_adjust"),
    path("plans/<int:pk>/adjustment/", adjusting.show, name="plan_adjustment"),
    path("plans/<int:pk>/adjustment/reasons/", adjusting.save, name="plan_adjustment_reasons"),
    path("plans/<int:pk>/adjustments/", adjustments.show, name="plan_adjustments"),
    path("plans/<int:pk>/topics/", lists.PlanTopics.as_view(), name="plan_topics"),
    path("plans/<int:pk>/activities/", lists.PlanActivities.as_view(), name="plan_activities"),
    path("plans/<int:pk>/targets/", tabs.targets, name="plan_targets"),
    path("plans/<int:pk>/calendar/", overview.calendar, name="plan_calendar"),
    path("plans/<int:pk>/board/", overview.board, name="plan_board"),
    path("plans/<int:pk>/check/", checking.show, name="plan_check"),
    path("plans/<int:pk>/check/count/", checking.count, name="plan_check_count"),
    path("plans/<int:pk>/check/override/", checking.override, name="plan_override"),
    path("plans/<int:pk>/check/override/<int:override_pk>/undo/", checking.undo, name="plan_override_undo"),
    path("plans/<int:pk>/versions/", tabs.versions, name="plan_versions"),
    path("plans/<int:pk>/versions/<int:number>/", tabs.version, name="plan_version"),
    path("plans/<int:pk>/versions/<int:number>/file/", tabs.version_file, name="plan_version_file"),
    path(
        "plans/<int:pk>/versions/<int:number>/files/<slug:file_format>/",
        version_files.download,
        name="plan_version_printed",
    ),
    path("plans/<int:pk>/versions/<int:number>/print/", version_files.ask, name="plan_version_print"),
    path("plans/<int:pk>/compare/", compare.show, name="plan_compare"),
    path("plans/<int:pk>/compare/print/", compare.ask, name="plan_compare_print"),
    path("plans/<int:pk>/progress/", progress.show, name="plan_progress"),
    path("plans/<int:pk>/progress/print/", progress.ask, name="plan_progress_print"),
    path("plans/<int:pk>/history/", tabs.history, name="plan_history"),
    path("plans/<int:pk>/print/", printing.ask, name="plan_print"),
    path("plans/<int:plan_pk>/restore/<int:record_pk>/", rows.restore, name="row_restore"),
    path("plans/<int:plan_pk>/sections/numbers/", numbers.preview, name="section_numbers"),
    path("sections/<int:pk>/follow/", numbers.follow, name="section_follow"),
    *row_paths(SECTION, "sections"),
    *row_paths(TOPIC, "topics"),
    *row_paths(ACTIVITY, "activities"),
    *row_paths(TARGET, "targets"),
    path("topics/<int:pk>/hold/", progress.hold, {"kind": TOPIC}, name="topic_hold"),
    path("topics/<int:pk>/correct/", progress.correct, {"kind": TOPIC}, name="topic_correct"),
    path("topics/<int:pk>/unhold/", progress.unhold, {"kind": TOPIC}, name="topic_unhold"),
    path("activities/<int:pk>/hold/", progress.hold, {"kind": ACTIVITY}, name="activity_hold"),
    path("activities/<int:pk>/correct/", progress.correct, {"kind": ACTIVITY}, name="activity_correct"),
    path("activities/<int:pk>/unhold/", progress.unhold, {"kind": ACTIVITY}, name="activity_unhold"),
    path("topics/", lists.AllTopics.as_view(), name="topic_list"),
    path("topics/<int:pk>/", details.topic, name="topic_detail"),
    path("activities/", lists.AllActivities.as_view(), name="activity_list"),
    path("activities/<int:pk>/", details.activity, name="activity_detail"),
]
