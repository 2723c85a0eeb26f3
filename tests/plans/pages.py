"""What tests of the plan's pages share: forms filled as a browser would, pages read as a person would."""

from html.parser import HTMLParser


class FormReader(HTMLParser):
    """Collects what the browser would send of the first form with a field called `marker`."""

    def __init__(self):
        super().__init__()
        self.forms, self.select, self.area = [], None, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.forms.append({})
        if not self.forms:
            return
        name = found.get("name")
        if tag == "input" and name and self.is_sent(found):
            self.add(name, found.get("value") or "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in found:
            self.add(self.select, found.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.add(name, "")

    def is_sent(self, found):
        kind = found.get("type", "text")
        return kind not in ("submit", "button") and (kind not in ("checkbox", "radio") or "checked" in found)

    def handle_data(self, data):
        if self.area:
            self.forms[-1][self.area][-1] += data

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.forms[-1][self.area][-1] = self.forms[-1][self.area][-1].removeprefix("\n")
            self.area = None

    def add(self, name, value):
        self.forms[-1].setdefault(name, []).append(value)


def form_on(response, marker):
    """{name: [values]} that a browser would send of the form with a field `marker`."""
    reader = FormReader()
    reader.feed(response.content.decode())
    return next(form for form in reader.forms if marker in form)


def fill(client, url, marker, **typed):
    """Open a page, change some fields of its form, send it."""
    data = form_on(client.get(url), marker)
    data.update({name: value if isinstance(value, list) else [value] for name, value in typed.items()})
    return client.post(url, data)
