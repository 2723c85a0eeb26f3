"""Every address of the application, filled with rows of a small office: what access and leak tests walk."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

THIRD_PARTY = ("admin:", "not_found")


@dataclass(frozen=True)
class Address:
    """A named address; `keywords` are the names of its parameters."""

    name: str
    keywords: tuple

    def url(self, subjects):
        """The address, filled from `subjects`: {keyword: {beginning of a name: value}}, the longest wins."""
        values = {}
        for keyword in self.keywords:
            fitting = [start for start in subjects.get(keyword, {}) if self.name.startswith(start)]
            assert fitting, f"tell tests/world.py which {keyword} stands for {self.name}"
            values[keyword] = subjects[keyword][max(fitting, key=len)]
        return reverse(self.name, kwargs=values)


def all_addresses(patterns=None, space="", inherited=()):
    """Every named pattern of the resolver, with its namespace; a pattern without a name fails."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        keywords = (*inherited, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from all_addresses(pattern.url_patterns, inner, keywords)
        elif isinstance(pattern, URLPattern):
            assert pattern.name or space == "admin:", f"{pattern.pattern} has no name"
            yield Address(f"{space}{pattern.name}", keywords)


def own_addresses():
    """The addresses that this project wrote, each name once."""
    found = {address.name: address for address in all_addresses() if not address.name.startswith(THIRD_PARTY)}
    return list(found.values())
