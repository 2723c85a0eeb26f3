"""The view of a list page. A list is a subclass that names its rows, its columns and its filters."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import conditional_escape, format_html_join
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views import View

from cppcc.permissions import access_to

from . import bulk, export
from .paging import SIZES, Paging

CELL = '<td role="cell" class="{}" data-label="{}">{}</td>'


@dataclass(frozen=True)
class Empty:
    """What a list without any rows says: what would stand here, and where to begin (for who may open it)."""

    title: str
    text: str
    view_name: str = ""
    label: str = ""


class ListPage(View):
    """Shows `model.objects.visible_to(user)`.

    `table_class`, `filter_class` – a `ListTable` and a `ListFilter`; `detail` – name of a row's page, which
    takes its pk; `bulk_actions` – `BulkAction`s; `primary` – (view name, label, icon) of the one primary
    button; `permission_of_primary` – who sees it. `rows()` narrows what is listed, `dress_row()` adds values
    or a "css" class to a row before it is shown.
    """

    model = None
    table_class = None
    filter_class = None
    title = ""
    detail = ""
    template_name = "list_page.html"
    bulk_actions = ()
    primary = None
    permission_of_primary = ""
    empty = Empty("", "")

    def get(self, request, **keywords):
        if "export" in request.GET:
            return export.answer(self)
        context = self.context()
        if request.htmx:
            response = render(request, "components/list_results.html", context)
            response["HX-Push-Url"] = self.address()
            return response
        return render(request, self.template_name, context)

    def post(self, request, **keywords):
        action = next((one for one in self.bulk_actions if one.name == request.POST.get("action")), None)
        if action is None:
            return HttpResponse(status=400)
        done, refused = bulk.carry_out(action, self.selected(), request.user)
        text = ngettext("%(label)s: %(n)s entry done.", "%(label)s: %(n)s entries done.", done)
        text %= {"label": action.label, "n": done}
        if refused:
            text += ngettext("%(n)s not possible.", "%(n)s not possible.", refused) % {"n": refused}
        messages.add_message(request, messages.WARNING if refused else messages.SUCCESS, text)
        return redirect(self.address())

    # Which rows

    def rows(self):
        """The rows this list is about, before anybody filters."""
        return self.model.objects.visible_to(self.request.user)

    @cached_property
    def filters(self):
        return self.filter_class(
            self.request.GET, queryset=self.rows(), request=self.request, choices=self.choices()
        )

    def choices(self):
        """Hook: what the fields of the filter offer that the database must be asked for."""
        return {}

    def selected(self):
        """The chosen rows of what is filtered: all of it, or those ticked."""
        rows = self.filters.qs
        if self.request.POST.get("all"):
            return rows
        ticked = {int(pk) for pk in self.request.POST.getlist("selected") if pk.isdigit()}
        return rows.with_keys(ticked)

    @cached_property
    def table(self):
        columns = self.table_class.base_columns
        asked = self.request.GET.get("sort", "").split(",")
        known = [alias for alias in asked if alias.removeprefix("-") in columns]
        return self.table_class(data=self.filters.qs, order_by=known or None)

    def ordered(self):
        """Everything filtered, in the order asked for, as dictionaries of the columns shown."""
        rows = self.table.data.data
        return rows.order_by(*rows.query.order_by, "pk").values(*self.table.fetched())

    # How they look

    def context(self):
        paging = Paging(
            self.ordered(),
            counted=self.filters.qs,
            number=self.number("page", 1),
            size=self.number("rows", SIZES[0]),
        )
        chosen = self.filters.chosen()
        return {
            "view": self,
            "title": self.title,
            "filters": self.filters,
            "pills": [(label, text, self.address(**{name: None})) for name, label, text in chosen],
            "paging": paging,
            "pages": [(number, self.address(page=number)) for number in paging.numbers()],
            "next_page": self.address(page=paging.number + 1),
            "previous_page": self.address(page=paging.number - 1),
            "sizes": [(size, self.address(rows=size, page=None)) for size in SIZES],
            "heads": self.heads(),
            "sort": self.request.GET.get("sort"),
            "lines": self.lines(paging.rows),
            "export_url": self.address(export="xlsx", page=None),
            "primary": self.primary_button(),
            "actions": self.bulk_actions,
            "empty": self.empty_state(chosen),
            "reset_url": self.request.path,
        }

    def heads(self):
        """[{name, falling, label, css, url, direction}] of the columns; without url a column does not sort.

        `name` and `falling` are the two orders by the column, as the address names them.
        """
        current = {alias.bare: alias.is_descending for alias in self.table.order_by or ()}
        heads = []
        for column in self.table.columns:
            descending = current.get(column.name)
            again = f"-{column.name}" if descending is False else column.name
            heads.append(
                {
                    "name": column.name,
                    "falling": f"-{column.name}",
                    "label": column.header,
                    "css": column.column.css,
                    "url": self.address(sort=again, page=None) if column.orderable else "",
                    "direction": {None: "", False: "ascending", True: "descending"}[descending],
                }
            )
        return heads

    def lines(self, rows):
        """[{pk, css, cells}], the cells as HTML: looping over them in a template took a fifth of the time."""
        columns = [
            (one.column, conditional_escape(one.header), str(one.accessor)) for one in self.table.columns
        ]
        pattern = reverse(self.detail, args=[0]) if self.detail else ""
        lines = []
        for row in rows:
            if pattern:
                row["url"] = pattern.replace("/0/", f"/{row['pk']}/")
            self.dress_row(row)
            contents = [(column, label, column.cell(row.get(name), row)) for column, label, name in columns]
            cells = format_html_join(
                "",
                CELL,
                (
                    (column.css if content != "" else f"{column.css} is-empty", label, content)
                    for column, label, content in contents
                ),
            )
            lines.append({"pk": row["pk"], "css": row.get("css", ""), "cells": cells})
        return lines

    def dress_row(self, row):
        """Hook: add what columns look up beside the database's values, or "css" for the whole row."""

    def primary_button(self):
        if not self.primary or not self.request.user.has_perm(self.permission_of_primary):
            return None
        view_name, label, icon = self.primary
        return {"url": reverse(view_name), "label": label, "icon": icon}

    @property
    def beginning(self):
        """Where an empty list begins, for those who may open it."""
        name = self.empty.view_name
        return reverse(name) if name and self.request.user.has_perm(access_to(name)) else ""

    def empty_state(self, chosen):
        """Which of the three an empty list is: not permitted, nothing found, nothing yet."""
        if not self.request.user.organization:
            return "not_permitted"
        return "nothing_found" if chosen else "nothing_yet"

    # The state of the page is its address

    def number(self, name, default):
        text = self.request.GET.get(name, "")
        return int(text) if text.isdigit() and len(text) < 7 else default

    def address(self, **changes):
        """This page's address with parameters changed; None takes one out, empty ones are left out."""
        query = {name: values for name, values in self.request.GET.lists() if any(values)}
        for name, value in changes.items():
            query.pop(name, None)
            if value not in (None, ""):
                query[name] = value
        return f"{self.request.path}?{urlencode(query, doseq=True)}" if query else self.request.path
