from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class CppccConfig(AppConfig):
    name = "cppcc"
    verbose_name = "Kernel"

    def ready(self):
        from . import checks  # noqa: F401
        from .permissions import address_table

        address_table()
        for module in settings.JOB_MODULES:
            import_module(module)
