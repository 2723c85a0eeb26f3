"""What a clerk should look at in an import, without what has been put right since."""

import re

from django.utils.translation import gettext as _

MOST = 40
FOR_ALL = re.compile(r"\d+ topics")
MISSING = {"no-time": "schedule", "no-organiser": "organizers"}


def warnings(document):
    """({text, line, url} of the first `MOST` warnings, how many there are in all)."""
    topics = {}
    for row in document["topics"]:
        topics.setdefault(row["lines"][0] if row["lines"] else None, []).append(row)
    texts = [(warning, warning_text(warning, document, topics)) for warning in document.get("warnings", ())]
    found = [*other_year(document), *((warning.get("line"), text) for warning, text in texts if text)]
    shown = [
        {"text": text, "line": line, "url": line_url(line) if line else ""} for line, text in found[:MOST]
    ]
    return shown, len(found)


def other_year(document):
    """The text is often that of last year: say so before its times are taken for this one."""
    said, year = document.get("year_of_text"), document.get("year")
    if said in (None, year):
        return []
    text = _("The text speaks of %(said)s; the plan is for %(year)s, and its times are read for that year.")
    return [(None, text % {"said": said, "year": year})]


def warning_text(warning, document, topics):
    """The sentence of a warning; empty when it does not hold any more. `topics` are those of each line."""
    code, said, line = warning["code"], warning.get("text") or "", warning.get("line")
    if code in MISSING:
        return missing_text(
            code, said, document["topics"] if FOR_ALL.fullmatch(said) else topics.get(line, ())
        )
    if code == "count-mismatch" and said.startswith(f"{document.get('declared_total')} ≠ "):
        declared, found = document["declared_total"], len(document["topics"])
        return "" if declared == found else mismatch_text(f"{declared} ≠ {found}")
    texts = {
        "count-mismatch": mismatch_text(said),
        "numbering-gap": _("A number is missing or out of order before “%(said)s”.") % {"said": said},
        "no-year": _("The text names no year."),
        "not-a-plan": _("This does not look like a plan of a CPPCC office. All of the text is kept."),
    }
    return texts.get(code, said)


def mismatch_text(said):
    declared, _sign, found = said.partition(" ≠ ")
    text = _("The text says there are %(declared)s, but %(found)s were recognised.")
    return text % {"declared": declared, "found": found}


def missing_text(code, said, rows):
    """What rows of a warning still miss."""
    rows = [row for row in rows if not row.get(MISSING[code])]
    if not rows:
        return ""
    if FOR_ALL.fullmatch(said):
        for_all = {
            "no-time": _("%(n)s topics have no time."),
            "no-organiser": _("%(n)s topics have no organiser."),
        }
        return for_all[code] % {"n": len(rows)}
    for_one = {"no-time": _("No time: %(said)s"), "no-organiser": _("No organiser: %(said)s")}
    return for_one[code] % {"said": rows[0].get("title") or said}


def line_url(line):
    return f"?line={line}#line-{line}"
