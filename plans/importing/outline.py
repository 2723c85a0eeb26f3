"""The sections of plan JSON as a tree, with the text that has no other place put where it stood."""

from bisect import bisect_right
from dataclasses import dataclass

from plans.figures import escape

BODY_LENGTH = 200_000
TITLE_LENGTH = 300


@dataclass
class Node:
    """A section to be. `parent` is an index into the list of nodes; `first` its first source line or None."""

    title: str
    body: str
    parent: int | None
    depth: int
    first: int | None


class Outline:
    """Nodes in reading order, parents before children, and the node under which each row belongs.

    Their texts are escaped: whoever wrote the source knew nothing of fields.
    """

    def __init__(self, plan_json: dict):
        self.nodes: list[Node] = []
        self.index_of_section: list[int] = []
        self._open: list[tuple[int, int]] = []
        loose = _runs(plan_json.get("unplaced", ()))
        for section in plan_json.get("sections", ()):
            first = _first_line(section)
            while loose and first is not None and loose[0][0] is not None and loose[0][0] < first:
                self._add_loose(*loose.pop(0))
            self._add_section(section, first)
        for line, text in loose:
            self._add_loose(line, text)
        lined = [(node.first, index) for index, node in enumerate(self.nodes) if node.title and node.first]
        lined.sort()
        self._firsts, self._places = [first for first, _ in lined], [index for _, index in lined]

    def place_of(self, row: dict) -> int | None:
        """The node of a topic, activity or target: by its `section` number, else by its first line."""
        if row.get("section") is not None:
            number = row["section"]
            return self.index_of_section[number] if number < len(self.index_of_section) else None
        first = _first_line(row)
        before = bisect_right(self._firsts, first) if first else 0
        return self._places[before - 1] if before else None

    def add_text(self, text: str, parent: int | None) -> None:
        """Keep `text` as untitled sections under the node `parent`, after everything there."""
        depth = self.nodes[parent].depth + 1 if parent is not None else 1
        for start in range(0, len(text), BODY_LENGTH):
            self.nodes.append(Node("", escape(text[start : start + BODY_LENGTH]), parent, depth, None))

    def _add_section(self, section, first):
        level = max(1, int(section.get("level") or 1))
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        parent = self._open[-1][1] if self._open else None
        title, body = section.get("title") or "", section.get("body") or ""
        if len(escape(title)) > TITLE_LENGTH:
            title, body = "", f"{title}\n{body}"
        self.index_of_section.append(len(self.nodes))
        self._open.append((level, len(self.nodes)))
        self.nodes.append(Node(escape(title), escape(body[:BODY_LENGTH]), parent, len(self._open), first))
        self.add_text(body[BODY_LENGTH:], self.index_of_section[-1])

    def _add_loose(self, line, text):
        titled = [index for _, index in self._open if self.nodes[index].title]
        self.add_text(text, titled[-1] if titled and line is not None else None)


def _first_line(row):
    lines = row.get("lines")
    return lines[0] if lines else row.get("line")


def _runs(unplaced):
    """[(first line, text)]: neighbouring lines joined, in the order of the source."""
    runs = []
    for row in sorted(unplaced, key=lambda row: (_first_line(row) is None, _first_line(row) or 0)):
        first, last = row.get("lines") or (row.get("line"), row.get("line"))
        if row.get("left_out") or not row["text"].strip():
            continue
        if runs and first is not None and runs[-1][2] is not None and first <= runs[-1][2] + 1:
            runs[-1][1].append(row["text"])
            runs[-1][2] = last
        else:
            runs.append([first, [row["text"]], last])
    return [(first, "\n".join(texts)) for first, texts, _ in runs]
