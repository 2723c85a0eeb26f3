"""Every address of the application, filled with rows of a small office: what access and leak tests walk."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

THIRD_PARTY = ("admin:", "not_found")


@dataclass(frozen=True)
class Address:
    """A named address; `keywords` are the names of its parameters."""

    name: str
    keywords: tuple

    def url(self, subjects):
        """The address of the row that `subjects` names for it: {keyword or "name prefix/keyword": value}."""
        values = {}
        for keyword in self.keywords:
            candidates = [f"{self.name}/{keyword}", f"{self.name.rpartition('_')[0]}/{keyword}", keyword]
            known = next((subjects[one] for one in candidates if one in subjects), None)
            assert known is not None, f"tell tests/conftest.py which {keyword} stands for {self.name}"
            values[keyword] = known
        try:
            return reverse(self.name, kwargs=values)
        except NoReverseMatch as error:
            raise AssertionError(f"{self.name} cannot be filled with {values}") from error


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
