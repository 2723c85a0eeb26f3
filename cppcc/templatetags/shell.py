"""How templates write days, moments and sizes."""

from django import template

from cppcc import dates
from cppcc.deadlines import days_left
from cppcc.quotation import nested
from cppcc.sizes import size_text

register = template.Library()

register.filter("long_date", lambda day: dates.long_date(day) if day else "")
register.filter("short_date", lambda day: dates.short_date(day) if day else "")
register.filter("weekday", dates.weekday)
register.filter("term", lambda since, until: dates.term_text(since, until) if since else "")
register.filter("month", dates.short_month)
register.filter("day_span", lambda first, last: dates.span_text(first, last or first) if first else "")
register.filter("long_moment", lambda moment: dates.long_moment(moment) if moment else "")
register.filter("short_moment", lambda moment: dates.short_moment(moment) if moment else "")
register.filter("days_left", days_left)
register.filter("nested", nested)
register.filter("size_text", size_text)
