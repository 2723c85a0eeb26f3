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


def compare(found: dict, expected: dict) -> dict[str, tuple[int, int, int]]:
    """Measure → (right, found, expected)."""
    rows = {}
    for name, alike in (("topics", _topic), ("activities", _activity), ("targets", _target)):
        pairs = _pairs(found[name], expected[name], alike)
        rows[name] = (len(pairs), len(found[name]), len(expected[name]))
        if name == "topics":
            rows["dates"] = _part(pairs, "schedule", _same_time)
            rows["organizers"] = _part(pairs, "organizers", lambda a, b: a == b)
    titles = [section["title"] for section in found["sections"]]
    right = sum(any(_like(title, want) > 0.85 for title in titles) for want in expected["sections"])
    rows["sections"] = (right, len(expected["sections"]), len(expected["sections"]))
    codes = {warning["code"] for warning in found["warnings"]}
    right = len(codes & set(expected["warnings"]))
    rows["warnings"] = (right, len(set(expected["warnings"])), len(set(expected["warnings"])))
    return rows


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
