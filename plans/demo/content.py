"""The texts and tables of the demo, as they lie in `data/`; years in them follow the day of making."""

import csv
import tomllib
from pathlib import Path
from string import Template

from cppcc.numerals import chinese

DATA = Path(__file__).parent / "data"
TERM_NUMBER = 10
YEARS_INTO_THE_TERM = 2


def words(today):
    """What stands for `${year}` and the like in the texts, seen from `today`."""
    year = today.year
    return {
        "year": year,
        "last": year - 1,
        "next": year + 1,
        "later": year + 2,
        "session": chinese(YEARS_INTO_THE_TERM + 1),
        "last_session": chinese(YEARS_INTO_THE_TERM),
    }


def tables(name, today=None):
    """The content of `data/<name>.toml`; with `today`, the years are put in."""
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(Template(text).substitute(words(today)) if today else text)


def lines(name):
    """The lines of `data/<name>.tsv` as dictionaries."""
    with (DATA / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
