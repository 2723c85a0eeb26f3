"""The part of plans on the workbench: what a clerk has begun, what is late, what this month brings."""

from calendar import monthrange
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cppcc.workbench import Appointment, Section, Shortcut, Task, monday_of

from .models import Activity, AnnualPlan, ConsultationTopic, OpinionRequest, OpinionRound, PlanImport
from .progress import progress_of
from .querysets.desk import DONE, desk_of, due_rows, on_desk, opinions_asked, rounds_to_lead

PAGES = {
    "planimport": "plans:import_detail",
    "annualplan": "plans:plan_detail",
    "station": "plans:plan_decide",
    "workingcopy": "plans:plan_adjustment",
    "consultationtopic": "plans:topic_detail",
    "activity": "plans:activity_detail",
    "opinionrequest": "plans:opinion_answer",
    "late_round": "plans:plan_opinions",
    "undecided_round": "plans:plan_opinions",
}
DUE = ("consultationtopic", "activity")
MOST_LATE = 10
MOST_FOLLOWED = 3


def desk(user, today):
    """Everything of plans that the page shows, in one query; kept on the person for the page's parts."""
    if not hasattr(user, "desk_of_plans"):
        monday = monday_of(today)
        since = min(today.replace(day=1), monday)
        until = max(month_end(today), monday + timedelta(days=6))
        user.desk_of_plans = desk_of(
            on_desk(PlanImport.objects.visible_to(user).unfinished(), "planimport"),
            on_desk(AnnualPlan.objects.waiting_for(user), "station", time="station__name"),
            on_desk(AnnualPlan.objects.drafts_for(user).originals(), "annualplan"),
            on_desk(AnnualPlan.objects.drafts_for(user).open_copies(), "workingcopy"),
            due_rows(ConsultationTopic.objects.visible_to(user), since, until),
            due_rows(Activity.objects.visible_to(user), since, until),
            *opinions_on_desk(user, today),
        )
    return user.desk_of_plans


def month_end(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def opinions_on_desk(user, today):
    """What one's body was asked; for those who ask, the rounds that want them."""
    if user.has_perm("plans.ask_opinions"):
        return rounds_to_lead(OpinionRound.objects.visible_to(user), today)
    if user.has_perm("plans.be_asked"):
        return [opinions_asked(OpinionRequest.objects.asked_of(user))]
    return []


def address(row):
    return reverse(PAGES[row["desk_source"]], args=[row["desk_pk"]])


def todo(user, today):
    """What waits for this person: stations, imports, drafts, opinions; and what is late."""
    kinds = {
        "planimport": _("import to check"),
        "annualplan": _("draft plan"),
        "workingcopy": _("adjustment in preparation"),
        "opinionrequest": _("opinion asked"),
        "late_round": _("answers overdue"),
        "undecided_round": _("opinions without a verdict"),
    }
    tasks = [
        Task(row["desk_title"], address(row), row["desk_time"])
        for row in desk(user, today)
        if row["desk_source"] == "station"
    ]
    tasks += [
        Task(row["desk_title"], address(row), kinds[row["desk_source"]], due=row["desk_last"])
        for row in desk(user, today)
        if row["desk_source"] in kinds
    ]
    if user.has_perm("plans.follow_progress"):
        late = [row for row in desk(user, today) if is_late(row, today)]
        tasks += [
            Task(row["desk_title"], address(row), _("not held yet"), due=row["desk_last"])
            for row in late[:MOST_LATE]
        ]
    return tasks


def is_late(row, today):
    is_due = row["desk_source"] in DUE and row["desk_last"] is not None
    return is_due and row["desk_last"] < today and row["desk_done"] not in DONE


def dated(user, today):
    """Topics and activities with their days."""
    return [row for row in desk(user, today) if row["desk_source"] in DUE and row["desk_last"]]


def week(user, today):
    """What is held on a day of this week, and what has its last day in it."""
    if not user.has_perm("plans.view_plan"):
        return []
    monday = monday_of(today)
    kinds = {"consultationtopic": _("topic"), "activity": _("activity"), "opinionrequest": _("opinion asked")}
    rows = [row for row in desk(user, today) if row["desk_source"] in kinds and row["desk_last"]]
    return [
        Appointment(
            row["desk_last"],
            row["desk_title"],
            address(row),
            kinds[row["desk_source"]],
            ends=row["desk_first"] != row["desk_last"],
            is_done=row["desk_done"] in DONE,
        )
        for row in rows
        if monday <= row["desk_last"] <= monday + timedelta(days=6)
    ]


def sections(user, today):
    """The topics and activities of this month."""
    first, last = today.replace(day=1), month_end(today)
    rows = [row for row in dated(user, today) if row["desk_last"] >= first and row["desk_first"] <= last]
    own = user.organization.short_name if user.organization else ""
    entries = [
        {
            "title": row["desk_title"],
            "time": row["desk_time"],
            "url": address(row),
            "is_topic": row["desk_source"] == "consultationtopic",
            "is_done": row["desk_done"] in DONE,
            "office": "" if row["desk_office"] == own else row["desk_office"],
        }
        for row in rows
    ]
    if not user.has_perm("plans.view_plan"):
        return []
    return [
        Section(10, "plans/month.html", {"entries": entries, "today": today}),
        *progress_for_leaders(user, today),
    ]


def progress_for_leaders(user, today):
    """Leaders see how far the year's plans are: all committees, or the one that they lead."""
    if user.role not in ("office_leader", "committee_leader"):
        return []
    committee = user.assignment.committee
    names = {committee.short_name, committee.name} - {""} if committee else None
    found = []
    for plan in AnnualPlan.objects.visible_to(user).carried_out_in(today.year)[:MOST_FOLLOWED]:
        lanes = progress_of(plan, user, today).lanes(names)
        if lanes:
            found.append({"plan": plan, "lanes": lanes})
    context = {"plans": found, "months": range(1, 13)}
    return [Section(20, "plans/lead_progress.html", context)] if found else []


def shortcuts(user):
    """What each role opens most: clerks begin, leaders look after what they answer for, the others read."""
    if user.has_perm("plans.import_plan"):
        return [
            Shortcut(_("Import the text of a plan"), reverse("plans:import_new"), "clipboard-plus"),
            Shortcut(_("New plan"), reverse("plans:plan_new"), "plus-lg"),
        ]
    if not user.has_perm("plans.view_plan"):
        return []
    if user.role == "office_leader":
        plans, year = reverse("plans:plan_list"), timezone.localdate().year
        return [
            Shortcut(_("Plans in approval"), f"{plans}?state=in_approval", "hourglass-split"),
            Shortcut(_("Plans of this year"), f"{plans}?year={year}", "journal-text"),
        ]
    return row_shortcuts(user)


def row_shortcuts(user):
    """The topics and activities of the committee that one leads; to the others those of this year."""
    topics, activities = reverse("plans:topic_list"), reverse("plans:activity_list")
    committee = user.assignment.committee
    if committee:
        return [
            Shortcut(_("Topics of my committee"), f"{topics}?committee={committee.pk}", "chat-square-text"),
            Shortcut(
                _("Activities of my committee"), f"{activities}?committee={committee.pk}", "calendar-event"
            ),
        ]
    year = timezone.localdate().year
    return [
        Shortcut(_("Topics of this year"), f"{topics}?year={year}", "chat-square-text"),
        Shortcut(_("Activities of this year"), f"{activities}?year={year}", "calendar-event"),
    ]
