"""docker-compose.yml, Dockerfile, Procfile and .env.example agree with each other and with the settings."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SETTINGS = (ROOT / "cppcc/settings.py").read_text(encoding="utf-8")
GUNICORN = (ROOT / "gunicorn.conf.py").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
OURS = {"migrate", "web", "worker-documents", "worker-messages", "beat"}

READ_BY_SETTINGS = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS))
READ_BY_GUNICORN = set(re.findall(r"""environ\.get\(["']([A-Z_]+)""", GUNICORN))
READ_BY_COMPOSE = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))
READ_BY_CELERY = {"REMAP_SIGTERM"}


def test_example_lists_every_variable_once():
    listed = re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert sorted(listed) == sorted(READ_BY_SETTINGS | READ_BY_GUNICORN | READ_BY_COMPOSE)


def test_example_explains_every_variable():
    """Each stands under a comment, alone or with its like."""
    lines = EXAMPLE.splitlines()
    bare = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if re.match(r"#?[A-Z_]+=", line) and not before
    ]

    assert bare == []


def test_services():
    assert set(SERVICES) == OURS | {"db", "broker"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_environment_is_known_to_the_programs(name):
    known = READ_BY_SETTINGS | READ_BY_GUNICORN | READ_BY_CELERY

    assert set(SERVICES[name]["environment"]) - known == set()


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_images_are_pinned(name):
    tag = SERVICES[name]["image"].rpartition(":")[2]

    assert tag not in ("", "latest")


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_has_a_health_check(name):
    check = SERVICES[name]["healthcheck"]

    assert check["test"][0] == "CMD"
    assert {"interval", "timeout", "retries"} <= set(check)


@pytest.mark.parametrize("name", sorted(OURS - {"migrate"}))
def test_services_wait_for_the_database_to_be_ready(name):
    assert SERVICES[name]["depends_on"] == {
        "migrate": {"condition": "service_completed_successfully"},
        "broker": {"condition": "service_healthy"},
    }
    assert SERVICES["migrate"]["depends_on"] == {"db": {"condition": "service_healthy"}}


def test_what_must_last_is_kept_in_volumes():
    mounted = {
        name: [volume.split(":")[0] for volume in SERVICES[name].get("volumes", [])] for name in SERVICES
    }

    assert mounted == {name: ["media"] for name in OURS} | {"db": ["database"], "broker": ["broker"]}
    assert set(COMPOSE["volumes"]) == {"database", "broker", "media"}


def test_workers_are_given_time_to_stop():
    for name in ("worker-documents", "worker-messages"):
        service = SERVICES[name]
        assert service["environment"]["REMAP_SIGTERM"] == "SIGQUIT"
        allowed = int(service["environment"]["WORKER_SHUTDOWN_SECONDS"])
        assert int(service["stop_grace_period"].removesuffix("s")) > allowed


def test_broker_keeps_what_it_was_given():
    command = SERVICES["broker"]["command"]

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_queues_of_compose_and_procfile_are_those_of_the_settings():
    used = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    used |= {settings.CELERY_TASK_DEFAULT_QUEUE}
    procfile = (ROOT / "Procfile").read_text(encoding="utf-8")
    commands = " ".join(service.get("command", "") for service in SERVICES.values())

    assert set(re.findall(r"--queues (\w+)", procfile)) == used
    assert set(re.findall(r"--queues (\w+)", commands)) == used


def test_image_is_not_run_by_root():
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    last_stage = dockerfile.rpartition("\nFROM ")[2]

    assert re.findall(r"^USER (\w+)$", last_stage, re.MULTILINE) == ["app"]
    assert re.findall(r"^FROM \S+:latest", dockerfile, re.MULTILINE) == []


def test_image_has_the_libraries_that_the_set_up_installs():
    from tools.system_packages import LIBRARIES

    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    installed = set(re.findall(r"lib[\w.-]+", re.search(r"apt-get install(.*)", dockerfile)[1]))

    assert installed == set(LIBRARIES.values())
