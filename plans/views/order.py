"""The order of rows: a page with buttons and dragging, and the one address that moves a row."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cppcc.models import StaleObject
from plans.numbering import heading, places
from plans.services import OrderChanged, move_row, nest_section

from .frame import plan_frame, visible_plan
from .kinds import SECTION, TOPIC, edit_url, kind_of, tab_url
from .rows import back_to, visible_row


@dataclass(frozen=True)
class Place:
    """Where a row can be put: among the children of `parent` ("" is the top level), from 0."""

    position: int
    parent: object = ""


@dataclass
class Item:
    """A row in its place with the places next to it that the buttons lead to; None where there is none."""

    row: object
    label: str
    seen: int
    parent: object = ""
    up: Place | None = None
    down: Place | None = None
    inward: Place | None = None
    outward: Place | None = None
    children: list = field(default_factory=list)

    @property
    def move_url(self):
        return kind_of(self.row).url("move", self.row.pk)

    @property
    def edit_url(self):
        return edit_url(self.row)

    @property
    def moves(self):
        """[(place, icon, words)] of the buttons."""
        buttons = [(self.up, "arrow-up", _("Up")), (self.down, "arrow-down", _("Down"))]
        if kind_of(self.row) is SECTION:
            buttons += [
                (self.outward, "arrow-bar-left", _("Out of the section above")),
                (self.inward, "arrow-bar-right", _("Into the section before")),
            ]
        return buttons


@require_safe
def arrange(request, plan_pk, kind):
    plan = visible_plan(request, plan_pk)
    if kind is SECTION:
        groups = [("", section_items(plan))]
    else:
        rows = kind.model.objects.visible_to(request.user).of(plan).in_order()
        groups = grouped(list(rows.with_details() if kind is TOPIC else rows), kind)
    context = {
        **plan_frame(request, plan, kind.tab),
        "kind": kind,
        "groups": [group for group in groups if group[1]],
        "is_tree": kind is SECTION,
        "back": tab_url(kind, plan),
    }
    return render(request, "plans/arrange.html", context)


def grouped(rows, kind):
    """[(heading, items)]: topics keep their order within a form, other rows within the plan."""
    found = {}
    for row in rows:
        found.setdefault(row.form.name if kind is TOPIC else "", []).append(Item(row, str(row), 0))
    for items in found.values():
        link_neighbours(items, "")
    return list(found.items())


def section_items(plan):
    """The sections as a tree of items."""
    items, top = {}, []
    for place in places(plan.sections.all()):
        section = place.section
        item = Item(section, heading(place.level, place.number, str(section)), 0)
        items[section.pk] = item
        (items[section.parent_id].children if section.parent_id else top).append(item)
    link_tree(top, None)
    return top


def link_tree(siblings, parent):
    """Fill in the places next to each item, downwards through the tree."""
    link_neighbours(siblings, parent.row.pk if parent else "")
    for item in siblings:
        if item.seen:
            before = siblings[item.seen - 1]
            item.inward = Place(len(before.children), before.row.pk)
        if parent:
            item.outward = Place(parent.seen + 1, parent.parent)
        link_tree(item.children, item)


def link_neighbours(items, parent):
    for index, item in enumerate(items):
        item.seen, item.parent = index, parent
        item.up = Place(index - 1, parent) if index else None
        item.down = Place(index + 1, parent) if index < len(items) - 1 else None


@require_POST
def move(request, pk, kind):
    """To `place` ("2/17": the third within section 17; "2/": the third of all) if it stands at `seen`."""
    row = visible_row(request, kind, pk)
    try:
        position, parent_pk = (int(part or 0) for part in request.POST["place"].split("/"))
        seen, version = int(request.POST["seen"]), int(request.POST["version"])
    except (KeyError, ValueError) as error:
        raise BadRequest from error
    try:
        if kind is SECTION and parent_pk != (row.parent_id or 0):
            row.version = version
            parent = get_object_or_404(row.plan.sections, pk=parent_pk) if parent_pk else None
            nest_section(row, by=request.user, parent=parent, position=position)
        else:
            move_row(row, by=request.user, position=position, seen=seen)
    except (OrderChanged, StaleObject):
        messages.warning(request, _("Somebody else has changed the order meanwhile; please look again."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(back_to(request, row))
