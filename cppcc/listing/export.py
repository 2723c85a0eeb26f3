"""A list as an Excel file: exactly the rows that are filtered, in their order, with the filters named."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIMIT = 20_000


def answer(page):
    """The response that carries the file of a list page; of too many rows nothing rather than a part."""
    from cppcc.documents import excel

    found = list(page.ordered()[: LIMIT + 1])
    if len(found) > LIMIT:
        text = _("More than %(limit)s rows cannot be exported at once. Please narrow the filters.")
        messages.error(page.request, text % {"limit": LIMIT})
        return redirect(page.address(export=None))
    columns = [(column.column, str(column.accessor)) for column in page.table.columns]
    rows = []
    for row in found:
        page.dress_row(row)
        rows.append(tuple(column.exported(row.get(name), row) for column, name in columns))
    heads = tuple(excel.Column(str(one.header), one.column.width) for one in page.table.columns)
    sheet = excel.Sheet(name=str(page.title), title=str(page.title), columns=heads, rows=tuple(rows))
    content = excel.workbook((sheet,))
    name = f"{page.title}-{timezone.localdate():%Y%m%d}.xlsx"
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
