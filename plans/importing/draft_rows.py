"""The rows of plan JSON while a clerk corrects them: each with a key, so that it can be named and changed.

A document is plan JSON in which every row has `key` ("t3"), `rev` (how often it was changed) and `lines`.
Functions take a document and change it; none of them drops a text: a removed row becomes an unplaced text
that remembers what it was.
"""

from cppcc.loose_time import LooseTime, find_times, parse_loose_time

LISTS = ("sections", "topics", "activities", "targets", "unplaced")
LETTERS = dict(zip(LISTS, "stagu", strict=True))
LIST_OF_LETTER = {letter: name for name, letter in LETTERS.items()}
TITLE_LENGTH = 300


class RowGone(KeyError):
    """No row of the document has this key (any more)."""


def prepare(plan_json: dict) -> dict:
    """The document of a freshly recognised plan; sections hold their prose only, rows hold the rest."""
    document = {**plan_json, "next": 1}
    sections = [section for section in map(with_prose, plan_json.get("sections", ())) if section]
    above = min((section.get("level") or 1 for section in sections if section.get("title")), default=1) - 1
    document["sections"] = [{**one, "level": max(1, (one.get("level") or 1) - above)} for one in sections]
    for name in LISTS:
        document[name] = [keyed(document, name, row) for row in document.get(name, ())]
    return document


def with_prose(section):
    """A section whose body is its prose; None when there is neither title nor prose."""
    section = dict(section)
    section["body"] = section.pop("prose", section.get("body") or "")
    return section if section.get("title") or section["body"] else None


def keyed(document: dict, name: str, row: dict) -> dict:
    key = f"{LETTERS[name]}{document['next']}"
    document["next"] += 1
    line = row.get("line")
    lines = row.get("lines") or ([line, line] if line else None)
    return {"unclear": [], **row, "lines": lines, "key": key, "rev": 0}


def list_of(key: str) -> str:
    """The list in which a row of this key stands."""
    try:
        return LIST_OF_LETTER[key[:1]]
    except KeyError:
        raise RowGone(key) from None


def find(document: dict, key: str) -> tuple[str, int, dict]:
    """(list, index in it, row)."""
    name = list_of(key)
    for index, row in enumerate(document[name]):
        if row["key"] == key:
            return name, index, row
    raise RowGone(key)


def change(document: dict, key: str, values: dict) -> dict:
    """Store the clerk's values; what has been looked at is not unclear any more."""
    name, index, row = find(document, key)
    changed = {**row, **values, "unclear": [], "rev": row["rev"] + 1}
    document[name][index] = changed
    return changed


def remove(document: dict, key: str) -> dict:
    """Take a row out of its list; its whole text stays as an unplaced text that `restore` turns back."""
    name, index, row = find(document, key)
    del document[name][index]
    text = {"text": text_of(name, row), "lines": row["lines"], "was": {"row": row, "index": index}}
    return insert(document, "unplaced", text)


def restore(document: dict, key: str) -> dict:
    """Undo `remove` for the text `key`: the row comes back as it was, where it was."""
    _, index, text = find(document, key)
    was = text.get("was")
    if not was:
        raise RowGone(key)
    del document["unplaced"][index]
    row = {**was["row"], "rev": was["row"]["rev"] + 1}
    document[list_of(row["key"])].insert(was["index"], row)
    return row


def turn(document: dict, key: str, into: str) -> dict:
    """Make a row one of another list, at its place by lines; every text of it goes along."""
    name, index, row = find(document, key)
    values = TURNS[into](name, row, document)
    del document[name][index]
    return insert(document, into, {**values, "lines": row["lines"]})


def join(document: dict, key: str) -> dict:
    """Add a row to the one before it in its list; the one before keeps its title and its key."""
    name, index, row = find(document, key)
    if index == 0:
        raise RowGone(key)
    before = document[name][index - 1]
    joined = JOINS.get(name, joined_rows)(before, row)
    del document[name][index]
    lines = [*(before["lines"] or ()), *(row["lines"] or ())]
    return change(document, before["key"], {**joined, "lines": [min(lines), max(lines)] if lines else None})


def insert(document: dict, name: str, row: dict) -> dict:
    """Add a row to a list behind the rows that begin before it in the source."""
    added = keyed(document, name, row)
    first = (added["lines"] or [None])[0]
    rows = document[name]
    place = next((i for i, one in enumerate(rows) if begins_after(one, first)), len(rows))
    rows.insert(place, added)
    return added


def begins_after(row, line):
    return line is not None and row["lines"] is not None and row["lines"][0] > line


def set_year(document: dict, year: int) -> None:
    """Read every time anew for another year; times that name a year of their own keep it."""
    for row in (*document["topics"], *document["activities"]):
        if row.get("schedule"):
            row["schedule"] = time_json(row["schedule"]["text"], year)
    document["year"] = year


def time_json(text: str, year: int) -> dict:
    time = parse_loose_time(text, year) or LooseTime(text, None, None, "unspecified")
    return time.to_json()


def texts_of(name: str, row: dict) -> list[str]:
    """Every text of a row, title first."""
    if name == "unplaced":
        return [row["text"]]
    if name == "sections":
        return [row.get("title") or "", row.get("body") or ""]
    if name == "targets":
        return [row.get("text") or "", row.get("scope") or ""]
    schedule = (row.get("schedule") or {}).get("text") or ""
    keys = ("title", "form", "content", "participants", "leader", "place", "responsible")
    return [*(row.get(key) or "" for key in keys), schedule, "、".join(row.get("organizers") or ())]


def text_of(name: str, row: dict) -> str:
    return "\n".join(text for text in texts_of(name, row) if text)


def as_section(name, row, document):
    title, rest = headline("\n".join(texts_of(name, row)))
    above = [one for one in document["sections"] if not begins_after(one, (row["lines"] or [0])[0])]
    level = min(int(above[-1].get("level") or 1), 9) if above else 1
    return {"level": level, "title": title, "body": rest}


def as_target(name, row, document):
    shared = {key: row[key] for key in ("kind",) if row.get(key)}
    return {
        "kind": "other",
        "minimum": None,
        "maximum": None,
        "unit": "",
        **shared,
        "text": text_of(name, row),
    }


def as_scheduled(name, row, document):
    """A topic as an activity and the other way round keeps all fields; other text gets a title and a time."""
    if name in ("topics", "activities"):
        return {key: value for key, value in row.items() if key not in ("key", "rev")}
    title, rest = headline(text_of(name, row))
    year = document.get("year")
    mention = next(find_times(f"{title}\n{rest}", year), None)
    schedule = mention.times[0].to_json() if mention else None
    return {"title": title, "content": rest, "schedule": schedule, "organizers": [], "participants": ""}


def as_topic(name, row, document):
    return {"form": "", "leader": "", **as_scheduled(name, row, document)}


def as_activity(name, row, document):
    return {"kind": "activity", **as_scheduled(name, row, document)}


TURNS = {"sections": as_section, "topics": as_topic, "activities": as_activity, "targets": as_target}


def headline(text: str) -> tuple[str, str]:
    """(the first line if it is short enough for a title, the rest).

    >>> headline("走访委员\\n分两批")
    ('走访委员', '分两批')
    """
    first, _, rest = text.strip().partition("\n")
    return (first.strip(), rest.strip()) if len(first) <= TITLE_LENGTH else (first[:40], text.strip())


def joined_rows(before, row):
    """Topics and activities: the second's own words go to the content of the first."""
    same_time = (before.get("schedule") or {}).get("text") == (row.get("schedule") or {}).get("text")
    keys = ("title", "content", "leader", "place", "responsible")
    texts = [row.get(key) for key in keys]
    if row.get("form") != before.get("form"):
        texts.append(row.get("form"))
    if before.get("schedule") and not same_time and row.get("schedule"):
        texts.append(row["schedule"]["text"])
    return {
        "content": "\n".join(text for text in (before.get("content"), *texts) if text),
        "schedule": before.get("schedule") or row.get("schedule"),
        "organizers": list(
            dict.fromkeys([*(before.get("organizers") or ()), *(row.get("organizers") or ())])
        ),
        "participants": "\n".join(
            dict.fromkeys(text for text in (before.get("participants"), row.get("participants")) if text)
        ),
    }


def joined_sections(before, row):
    texts = (before.get("body"), row.get("title"), row.get("body"))
    return {"body": "\n".join(text for text in texts if text)}


def joined_texts(before, row):
    return {"text": "\n".join((before["text"], row["text"])), "was": None, "left_out": False}


def joined_targets(before, row):
    return {"text": "；".join((before["text"], row["text"]))}


def left_out(flag):
    """A step that says whether an unplaced text stays out of the plan; the import keeps it either way."""

    def mark(document, key):
        return change(document, key, {"left_out": flag})

    return mark


def into(name):
    return lambda document, key: turn(document, key, name)


STEPS = {
    "remove": remove,
    "restore": restore,
    "join": join,
    "leave_out": left_out(True),
    "take_in": left_out(False),
    **{name: into(name) for name in LISTS if name != "unplaced"},
}
JOINS = {"sections": joined_sections, "unplaced": joined_texts, "targets": joined_targets}
