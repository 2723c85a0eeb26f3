"""What pages load is what an installation gathers."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from fontTools.ttLib import TTFont

ROOT = Path(settings.BASE_DIR)
NAMED = re.compile(r"""\bstatic\s+["']([^"']+)["']""")


def gathered():
    files = set()
    for finder in get_finders():
        for path, storage in finder.list([]):
            prefix = getattr(storage, "prefix", "")
            files.add(f"{prefix}/{path}" if prefix else path)
    return files


def test_every_file_that_a_template_names_is_gathered():
    templates = sorted((ROOT / "templates").rglob("*.html"))
    named = {name for path in templates for name in NAMED.findall(path.read_text(encoding="utf-8"))}

    assert "bootstrap/css/bootstrap.min.css" in named
    assert named - gathered() == set()


def test_only_a_few_files_of_the_packages_are_gathered():
    packages = {name for name in gathered() if name.startswith(("bootstrap", "tom-select", "sortablejs"))}

    assert len(packages) < 20


def test_files_can_be_gathered_under_names_with_digests(settings, tmp_path):
    """The storage of an installation fails on a file that names one which is not there."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").exists()


def test_screens_bring_the_characters_of_names_that_machines_lack():
    """Of the table of standard characters, those outside the plane that every font covers."""
    with TTFont(ROOT / "cppcc/documents/fonts/gw-hei.ttf", lazy=True) as font:
        printed = font.getBestCmap()
    with TTFont(ROOT / "static/fonts/gw-rare.woff", lazy=True) as font:
        shown = font.getBestCmap()
    assert ord("𬭎") in shown
    assert {code for code in printed if code > 0xFFFF or 0x3400 <= code <= 0x4DBF} == set(shown)
