"""Quotation marks within quotation marks: “关于‘一老一小’的建议”, as Chinese and English both print them."""

OPEN, CLOSE = "“‘", "”’"


def nested(text):
    """The text with its inner marks made single; unchanged when its marks do not pair."""
    depth, marked = 0, []
    for character in str(text):
        if character == OPEN[0]:
            marked.append(OPEN[depth % 2])
            depth += 1
        elif character == CLOSE[0]:
            depth -= 1
            if depth < 0:
                return str(text)
            marked.append(CLOSE[depth % 2])
        else:
            marked.append(character)
    return str(text) if depth else "".join(marked)
