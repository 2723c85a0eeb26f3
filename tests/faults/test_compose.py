"""The very commands of docker-compose.yml, run by hand on real servers, make a healthy installation."""

import shlex
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

from cppcc.models import WorkerHeartbeat
from tests.servers import free_port

from .conftest import until
from .installation import PROGRAMS, ROOT

SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
LASTING = ("web", "worker-documents", "worker-messages", "beat")
COLLECT = ["manage.py", "collectstatic", "--no-input", "--verbosity", "0"]


@pytest.fixture
def container(installation, tmp_path):
    """`container(service)`: the environment that compose gives, on this machine's servers and folders."""
    here = {
        name: installation.environment[name]
        for name in ("SECRET_KEY", "DATA_KEYS", "DATABASE_URL", "REDIS_URL", "STATE_DIR", "MEDIA_ROOT")
    }
    here |= {"HOST": "127.0.0.1", "PORT": str(free_port()), "STATIC_ROOT": str(tmp_path / "static")}
    base = {**installation.environment, "PATH": f"{PROGRAMS}:{installation.environment['PATH']}"}
    return lambda service: {**base, **SERVICES[service]["environment"], **here}


def run(command, environment):
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_commands_make_a_healthy_installation(installation, container, tmp_path):
    done = run([sys.executable, *COLLECT], container("web"))
    assert done.returncode == 0, done.stderr
    done = run(shlex.split(SERVICES["migrate"]["command"]), container("migrate"))
    assert done.returncode == 0, done.stderr

    for name in LASTING:
        command = shlex.split(SERVICES[name]["command"].replace("/tmp/", f"{tmp_path}/"))
        installation.start(*command, name=name, **container(name))

    address = f"http://127.0.0.1:{container('web')['PORT']}"
    until(lambda: status_of(f"{address}/health/ready") == 200, seconds=180)
    assert status_of(f"{address}/health/live") == 200
    for name in LASTING:
        _, *check = SERVICES[name]["healthcheck"]["test"]
        assert run(check, container(name)).returncode == 0, name


def test_the_first_heartbeat_comes_with_the_scheduler(installation, settings):
    installation.start_worker("messages")
    installation.start_beat()
    interval = settings.CELERY_BEAT_SCHEDULE["heartbeat-messages"]["schedule"]
    until(WorkerHeartbeat.objects.filter(queue="messages").exists, seconds=interval - 5)


def test_a_scheduler_without_its_broker_waits_for_it(installation, broker):
    broker.stop()
    beat = installation.start_beat().until_it_says("waits for its turn")
    assert beat.process.poll() is None


def test_health_check_fails_without_workers(installation, container):
    for name in ("web", "worker-documents"):
        _, *check = SERVICES[name]["healthcheck"]["test"]
        assert run(check, container(name)).returncode == 1, name


def status_of(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, OSError):
        return None


def test_commands_name_programs_of_the_environment():
    for name in ("migrate", *LASTING):
        program = shlex.split(SERVICES[name]["command"])[0]
        assert (Path(PROGRAMS) / program).exists(), program
