"""One search over everything: each application answers with its own rows in its `search.py`.

Such a module defines `found(user, text)` → [Hit], from what `visible_to(user)` shows.
"""

from dataclasses import dataclass

from .navigation import modules

LONGEST = 100


@dataclass(frozen=True)
class Hit:
    """Something found; `kind` says what it is, `note` what tells it from others of the same name."""

    title: str
    url: str
    kind: str
    icon: str
    note: str = ""


def search(user, text):
    """What all applications find for `text`, in the order of the applications; nothing for no text."""
    text = text.strip()[:LONGEST]
    if not text:
        return []
    answering = [module for module in modules("search") if hasattr(module, "found")]
    return [hit for module in answering for hit in module.found(user, text)]
