"""System checks: what must be so on every start."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection

EXAMPLE_KEYS = ("change-me", "example")


@register(Tags.security)
def secret_key_is_not_the_example(app_configs, **options):
    if any(word in settings.SECRET_KEY for word in EXAMPLE_KEYS):
        return [
            Error("SECRET_KEY is still the one of the example.", hint="Set a random one.", id="cppcc.E001")
        ]
    return []


@register(Tags.security)
def data_keys_are_not_the_example(app_configs, **options):
    if any(word in key for word in EXAMPLE_KEYS for key in settings.DATA_KEYS):
        return [
            Error("DATA_KEYS still has the one of the example.", hint="Set a random one.", id="cppcc.E003")
        ]
    return []


@register(Tags.database)
def database_sorts_by_code_point(app_configs, databases=None, **options):
    """PostgreSQL's locale C finds no Chinese letters; every other one in use here does."""
    if not databases or connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        (locale,) = cursor.fetchone()
    if locale in ("C", "POSIX"):
        return [
            Warning(f"The database's locale is {locale}.", hint="Create it with C.UTF-8.", id="cppcc.W001")
        ]
    return []


@register(deploy=True)
def documents_can_be_printed(app_configs, **options):
    """Loads the printing libraries and reads every font, so it is asked at deployment only."""
    from .documents.checks import check_printing

    return check_printing()


@register
def fonts_are_complete(app_configs, **options):
    directory = settings.BASE_DIR / "cppcc/documents/fonts"
    if len(list(directory.glob("gw-*"))) < 8:
        return [Error(f"Fonts are missing in {directory}.", id="cppcc.E002")]
    return []
