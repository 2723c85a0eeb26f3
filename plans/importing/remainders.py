"""What of the source stands in no row: the last look before a clerk sees the rows, so that nothing is lost.

A row keeps what a line says, not its marks: numbers of headings, labels ("时间安排："), and the words around
names of units ("由市政协…组织实施") come back when the plan is printed. Anything else that no row holds
becomes an unplaced text on its line.
"""

import re

from plans.recognition.labels import LABELS
from plans.recognition.markers import read_marker
from plans.recognition.text import Text

from .draft_rows import keyed, prepare, texts_of

_WORD = re.compile(r"[^\s，。；：、！？,;:!?（）()\[\]【】|*#]+")
_CLOSING = re.compile(r"[，。；：、！？”’》）)]*")
_BLANK = re.compile(r"\s+")
_WORDS = sorted({label for labels in LABELS.values() for label in labels.split()}, key=len, reverse=True)
_AROUND_UNITS = (
    r"由|本|[省市州盟县区旗镇乡]?政协|联合|共同|分别|具体|主要|组织|实施|牵头|负责|承办|主办|落实|安排|开展"
    r"|会同|为|和|与|及"
)
_VOCABULARY = "|".join([*_WORDS, _AROUND_UNITS])
_BEFORE = re.compile(rf"^(?:{_VOCABULARY})+")
_AFTER = re.compile(rf"(?:{_VOCABULARY})+$")


def document_of(lines: list[str], plan_json: dict) -> dict:
    """The document of a recognised text, in which every line of the text has a place."""
    document = prepare(plan_json)
    rests = [keyed(document, "unplaced", rest) for rest in remainders(lines, document)]
    document["unplaced"] = sorted((*document["unplaced"], *rests), key=lambda row: row["lines"])
    return document


def remainders(lines: list[str], document: dict) -> list[dict]:
    """[{line, text}] of the parts of lines that are in no row of the document."""
    covering = rows_of_lines(lines, document)
    found = []
    for number, line in enumerate(lines, start=1):
        places = covering.get(number, ())
        missing = [word for word in words_of(line) if not is_kept(word[0], places)]
        if missing:
            text = line[missing[0].start() :]
            end = missing[-1].end() - missing[0].start()
            found.append({"line": number, "text": text[:end] + _CLOSING.match(text[end:])[0]})
    return found


def rows_of_lines(lines, document):
    """{number of a line: the rows that stand for it}"""
    title = {"title": document.get("title"), "body": "", "lines": [1, len(lines)]}
    rows = [("sections", title)]
    rows += [(name, row) for name in ("sections", *ROWS) for row in document[name] if row["lines"]]
    covering = {}
    for name, row in rows:
        place = Place(texts_of(name, row))
        for number in range(row["lines"][0], row["lines"][1] + 1):
            covering.setdefault(number, []).append(place)
    return covering


ROWS = ("topics", "activities", "targets", "unplaced")


class Place:
    """The texts of one row, to be asked for words of lines."""

    def __init__(self, texts):
        self.words = {word for text in texts for word in _WORD.findall(text)}
        self.whole = "\n".join(_BLANK.sub("", text) for text in texts)

    def holds(self, word):
        return word in self.words or word in self.whole


def words_of(line):
    """What stands between the punctuation of a line, without the number it begins with."""
    marker = read_marker(Text.of(line))
    words = _WORD.finditer(line, marker.end if marker else 0)
    return [word for word in words if any(character.isalnum() for character in word[0])]


def is_kept(word, places):
    if any(place.holds(word) for place in places):
        return True
    bare = _AFTER.sub("", _BEFORE.sub("", word))
    return bare != word and (not bare or any(place.holds(bare) for place in places))
