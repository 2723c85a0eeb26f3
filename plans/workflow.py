"""What may follow what in the life of a plan and of what it lists."""

from django.utils.translation import gettext_lazy as _

from cppcc.workflow import Workflow, step

from .models import PlanRecord


def record_plan(plan, *, by, step, **values):
    PlanRecord.write(by=by, step=step, plan=plan, subject=plan.title, **values)


APPROVAL = "in_approval"

PLAN_WORKFLOW = Workflow(
    #    name         label                  from        to           who
    step("submit", _("Submit for approval"), "draft", APPROVAL, "plans.submit_plan"),
    step("pass", _("Approve"), APPROVAL, APPROVAL, "plans.pass_station"),
    step("return", _("Return"), APPROVAL, APPROVAL, "plans.return_plan", needs_reason=True),
    step("record", _("Record the decision"), APPROVAL, APPROVAL, "plans.record_station"),
    step("issue", _("Issue"), APPROVAL, "issued", "plans.issue_plan"),
    step("apply", _("Put the adjustment into force"), APPROVAL, "applied", "plans.apply_adjustment"),
    step("recall", _("Withdraw from approval"), APPROVAL, "draft", "plans.recall_plan", needs_reason=True),
    step("withdraw", _("Withdraw"), "issued", "draft", "plans.withdraw_plan", needs_reason=True),
    step("finish", _("Finish"), "issued", "finished", "plans.finish_plan"),
    step("reopen", _("Reopen"), "finished", "issued", "plans.finish_plan", needs_reason=True),
    step("discard", _("Discard"), "draft", "discarded", "plans.discard_plan"),
    step("restore", _("Restore"), "discarded", "draft", "plans.discard_plan"),
    record=record_plan,
)


def last_step(plan):
    """The name of the step that ends the way of a plan: a working copy is not issued, it takes effect."""
    return "apply" if plan.adjusts_id else "issue"


def record_topic(topic, *, by, step, **values):
    PlanRecord.write(by=by, step=step, plan=topic.plan, topic=topic, subject=topic.title, **values)


def record_activity(activity, *, by, step, **values):
    PlanRecord.write(
        by=by, step=step, plan=activity.plan, activity=activity, subject=activity.title, **values
    )


TOPIC_WORKFLOW = Workflow(
    step("hold", _("Mark as held"), "listed", "held", "plans.record_progress"),
    step("correct", _("Correct the day"), "held", "held", "plans.record_progress"),
    step("unhold", _("Not held after all"), "held", "listed", "plans.record_progress", needs_reason=True),
    record=record_topic,
)

ACTIVITY_WORKFLOW = Workflow(
    step("hold", _("Mark as held"), "planned", "held", "plans.record_progress"),
    step("correct", _("Correct the day"), "held", "held", "plans.record_progress"),
    step("unhold", _("Not held after all"), "held", "planned", "plans.record_progress", needs_reason=True),
    record=record_activity,
)
