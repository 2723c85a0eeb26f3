"""Names in columns, as lists on paper have them: none is broken at the end of a line."""

from cppcc.documents.content import Paragraph

WIDE = "\N{IDEOGRAPHIC SPACE}"
#: Characters of a line behind the indent of a paragraph, and of a column: a name of three and a gap of two.
LINE, COLUMN = 26, 5


def spread(name):
    """A name of two characters as wide as one of three.

    >>> spread("丁一"), spread("丁一二")
    ('丁\\u3000一', '丁一二')
    """
    return WIDE.join(name) if len(name) == 2 else name


def name_lines(label, names):
    """Paragraphs of one line: `label` and names, below them names under the first of the names."""
    lines, width = [""], LINE - len(label)
    for name in map(spread, names):
        taken = len(lines[-1])
        if taken and taken + len(name) > width:
            lines[-1] = lines[-1].rstrip(WIDE)
            lines.append("")
        lines[-1] += name + WIDE * gap_after(name)
    yield Paragraph(label + lines[0].rstrip(WIDE))
    for line in lines[1:]:
        yield Paragraph(line.rstrip(WIDE), lead=WIDE * len(label))


def gap_after(name):
    """Up to the next column, with one character between at least."""
    return COLUMN - len(name) % COLUMN if len(name) % COLUMN else COLUMN
