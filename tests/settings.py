"""Settings of the tests: the application's own, made fast and closed to the outside."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

scratch = Path(tempfile.mkdtemp(prefix="cppcc-tests-"))
atexit.register(shutil.rmtree, scratch, ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "k" * 60)
os.environ.setdefault("STATE_DIR", str(scratch))
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or "sqlite://:memory:"

from cppcc.settings import *  # noqa: E402, F403

DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
