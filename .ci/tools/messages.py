"""Translations: `python -m tools.messages update | check | compile`.

Babel does what Django's makemessages needs GNU gettext for, so no system package is required. Strings come
from our Python files and, through Django's own reading of template tags, from templates.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[2]
APPS = ("cppcc", "members", "plans", "proposals")
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"

ONE, PLURAL, WITH_CONTEXT, PLURAL_WITH_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": WITH_CONTEXT,
    "pgettext_lazy": WITH_CONTEXT,
    "npgettext": PLURAL_WITH_CONTEXT,
    "npgettext_lazy": PLURAL_WITH_CONTEXT,
}


def main(arguments: list[str]) -> int:
    verbs = {"update": update, "check": check, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in verbs:
        print(f"Say one of: {', '.join(verbs)}", file=sys.stderr)
        return 2
    return verbs[arguments[0]]()


def update() -> int:
    """Bring the catalogue up to the strings in the source; translations stay, new ones are empty."""
    template, catalogue = source_catalogue(), read(CATALOGUE)
    template.creation_date = catalogue.creation_date  # a changing date would make every merge a conflict
    catalogue.update(template, no_fuzzy_matching=True)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    empty = sum(1 for message in catalogue if message.id and not _is_translated(message))
    print(f"{CATALOGUE.relative_to(ROOT)}: {len(catalogue)} strings, {empty} to translate")
    return 0


def check() -> int:
    """Every string in the source has a translation with the same placeholders; 1 if not, printing why."""
    problems = list(find_problems(source_catalogue(), read(CATALOGUE)))
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} translations are not right; `make messages` adds missing strings.")
    return 1 if problems else 0


def compile_all() -> int:
    """Write a .mo beside every .po."""
    for path in sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po")):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))
    return 0


def find_problems(template: Catalog, catalogue: Catalog) -> Iterator[str]:
    for message in template:
        if not message.id:
            continue
        entry = catalogue.get(message.id, message.context)
        where = ", ".join(sorted({name for name, _ in message.locations}))
        if entry is None:
            yield f"{where}: not in the catalogue: {message.id!r}"
        elif not _is_translated(entry):
            yield f"{where}: not translated: {message.id!r}"
        else:
            yield from (f"{where}: {error}: {message.id!r}" for error in entry.check(catalogue))


def source_catalogue() -> Catalog:
    """All strings of the source, as a catalogue without translations."""
    catalogue = Catalog(locale="zh_Hans", fuzzy=False)
    for path, text in _sources():
        for line, message, comments, context in extract("python", BytesIO(text.encode()), keywords=KEYWORDS):
            place = [(path.relative_to(ROOT).as_posix(), line)]
            catalogue.add(message, locations=place, auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=path.parent.parent.name, domain=path.stem, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=path.stem)


def _sources() -> Iterator[tuple[Path, str]]:
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            # In brackets, so that the indentation of a page is not taken for Python's.
            yield path, f"({templatize(path.read_text(encoding='utf-8'), origin=str(path))}\n)"


def _is_translated(message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts) and not message.fuzzy


if __name__ == "__main__":
    settings.configure(USE_I18N=False)
    sys.exit(main(sys.argv[1:]))
