"""Printing lists of people: what is asked for, and the document that comes of it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cppcc import jobs
from cppcc.permissions import require
from members.documents import BirthdayList, CommitteeLists, ContactTable, Directory, GroupLists
from members.models import Committee, CommitteeSeat, ContactDuty, GroupSeat, Member, MemberGroup

from .history import record

FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
LISTS = {
    "directory": (Directory, gettext_lazy("Directory")),
    "birthdays": (BirthdayList, gettext_lazy("Birthday list")),
    "committees": (CommitteeLists, gettext_lazy("Committee lists")),
    "groups": (GroupLists, gettext_lazy("Group lists")),
    "contacts": (ContactTable, gettext_lazy("Contact table")),
}


def print_people(name, *, by, file_format, month=None):
    """Queue the printing of one of `LISTS` as it is at run time, and return the job."""
    document, label = LISTS[name]
    require(by, document.permission)
    if file_format not in document.formats:
        raise ValueError(f"{name} does not come as {file_format}")
    title = _("%(list)s (%(format)s)") % {"list": label, "format": FORMAT_NAMES[file_format]}
    return jobs.ask_for("print_people", by=by, title=title, name=name, file_format=file_format, month=month)


def people_document(name, *, by, month=None, today=None):
    """The document of what `by` may see; that it was printed is written down, for it shows telephones."""
    today, office = today or timezone.localdate(), by.organization
    kind, label = LISTS[name]
    require(by, kind.permission)
    record(office, "print", by=by, subject=str(label))
    if name in ("directory", "birthdays"):
        members = list(Member.objects.visible_to(by).active().for_directory(today))
        return kind(office, members, today) if name == "directory" else kind(office, members, today, month)
    if name == "contacts":
        return kind(office, list(ContactDuty.objects.visible_to(by).on(today).with_names()), today)
    place, seat, field = (
        (Committee, CommitteeSeat, "committee") if name == "committees" else (MemberGroup, GroupSeat, "group")
    )
    seats = {}
    for one in seat.objects.visible_to(by).on(today).leaders_first():
        seats.setdefault(getattr(one, f"{field}_id"), []).append(one)
    places = place.objects.visible_to(by).active().in_order()
    return kind(office, [(one, seats[one.pk]) for one in places if one.pk in seats], today)
