"""Compare a recognised plan with what a careful clerk would enter."""

import json
from difflib import SequenceMatcher
from pathlib import Path

LIKE = 0.72


def expectations(folder: Path):
    """(text file, expectation) of every text in a folder that has one."""
    for file in sorted(folder.glob("*.expected.json")):
        stem = file.name.removesuffix(".expected.json")
        source = next(path for path in (folder / f"{stem}.txt", folder / f"{stem}.docx") if path.exists())
        yield source, json.loads(file.read_text(encoding="utf-8"))


def year_of(expected: dict) -> int | None:
    """The year to read a text with: its own, else that of the expected dates."""
    rows = expected["topics"] + expected["activities"]
    dates = [
        row["schedule"]["earliest"] for row in rows if row.get("schedule") and row["schedule"]["earliest"]
    ]
    return expected["year"] or (int(dates[0][:4]) if dates else None)


def compare(found: dict, expected: dict, loosely: bool = False) -> dict[str, tuple[int, int, int]]:
    """Measure → (right, found, expected); `loosely` forgives other words for a form and another kind."""
    rows = {}
    for name, alike in _rules(loosely):
        pairs = _pairs(found[name], expected[name], alike)
        rows[name] = (len(pairs), len(found[name]), len(expected[name]))
        if name == "topics":
            rows["dates"] = _part(pairs, "schedule", _about_the_same_time if loosely else _same_time)
            rows["organizers"] = _part(pairs, "organizers", lambda a, b: a == b)
    titles = [section["title"] for section in found["sections"]]
    right = sum(any(_like(title, want) > 0.85 for title in titles) for want in expected["sections"])
    rows["sections"] = (right, len(expected["sections"]), len(expected["sections"]))
    codes = {warning["code"] for warning in found["warnings"]}
    right = len(codes & set(expected["warnings"]))
    rows["warnings"] = (right, len(set(expected["warnings"])), len(set(expected["warnings"])))
    return rows


def without_doubtful(found: dict, expected: dict) -> tuple[dict, dict]:
    """Both without the rows that a clerk may enter or not, and without what was found for these."""
    found, expected = dict(found), dict(expected)
    for name, alike in _rules(loosely=True):
        pairs = _pairs(found[name], expected[name], alike)
        theirs = [id(row) for row, want in pairs if want.get("doubtful")]
        found[name] = [row for row in found[name] if id(row) not in theirs]
        expected[name] = [row for row in expected[name] if not row.get("doubtful")]
    return found, expected


def f1(right: int, found: int, expected: int) -> float:
    return 2 * right / (found + expected) if found + expected else 1.0


def _plain(text: str) -> str:
    return "".join(char for char in text or "" if char.isalnum())


def _like(a: str, b: str) -> float:
    a, b = _plain(a), _plain(b)
    if not a or not b:
        return 0.0
    ratio = SequenceMatcher(None, a, b).ratio()
    contained = a in b or b in a
    return max(ratio, 0.1 + 0.9 * min(len(a), len(b)) / max(len(a), len(b))) if contained else ratio


def _pairs(found: list, expected: list, alike) -> list:
    """One-to-one, the most alike first."""
    scored = sorted(
        ((alike(f, e), i, j) for i, f in enumerate(found) for j, e in enumerate(expected)), reverse=True
    )
    left, right, pairs = set(), set(), []
    for score, i, j in scored:
        if score >= LIKE and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((found[i], expected[j]))
    return pairs


def _part(pairs: list, name: str, same) -> tuple[int, int, int]:
    wanted = [(f, e) for f, e in pairs if e.get(name)]
    return sum(same(f[name], e[name]) for f, e in wanted), len(wanted), len(wanted)


def _same_time(a: dict | None, b: dict | None) -> bool:
    if not a or not b:
        return a is b
    return all(a[key] == b[key] for key in ("earliest", "latest", "precision"))


def _topic(found: dict, expected: dict) -> float:
    return _like(found["title"], expected["title"]) if found["form"] == expected["form"] else 0.0


def _activity(found: dict, expected: dict) -> float:
    same = _same_time(found["schedule"], expected.get("schedule"))
    return _like(found["title"], expected["title"]) if same and found["kind"] == expected["kind"] else 0.0


def _target(found: dict, expected: dict) -> float:
    same = all(found[key] == expected[key] for key in ("minimum", "maximum", "unit", "kind"))
    return 1.0 if same else 0.0


def _rules(loosely: bool):
    strict = (("topics", _topic), ("activities", _activity), ("targets", _target))
    return (
        (("topics", _loose_topic), ("activities", _loose_activity), ("targets", _loose_target))
        if loosely
        else strict
    )


def _about_the_same_time(a: dict | None, b: dict | None) -> bool:
    """The same days, whatever they are called; where none is expected, any."""
    if not b:
        return True
    if not a or b["precision"] in ("session", "unspecified"):
        return bool(a) and a["precision"] == b["precision"]
    return all((a[key] or "")[5:] == (b[key] or "")[5:] for key in ("earliest", "latest"))


def _loose_topic(found: dict, expected: dict) -> float:
    forms = [_plain(row["form"]).replace("会议", "会") for row in (found, expected)]
    stems = [form.removesuffix("协商").removesuffix("座谈会").removesuffix("监督") for form in forms]
    same = forms[0] in forms[1] or forms[1] in forms[0] or stems[0] == stems[1]
    return _like(found["title"], expected["title"]) if same else 0.0


def _loose_activity(found: dict, expected: dict) -> float:
    same = _about_the_same_time(found["schedule"], expected.get("schedule"))
    return _like(found["title"], expected["title"]) if same else 0.0


def _loose_target(found: dict, expected: dict) -> float:
    if (found["minimum"], found["unit"]) != (expected["minimum"], expected["unit"]):
        return 0.0
    return 1.0 if found["kind"] == expected["kind"] else _like(found["text"], expected["text"])
