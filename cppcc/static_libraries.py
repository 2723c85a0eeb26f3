"""Front-end packages bring hundreds of files; only those that pages load are gathered and compressed."""

from fnmatch import fnmatchcase

from django.contrib.staticfiles.finders import FileSystemFinder

# Under the prefixes of STATICFILES_DIRS; `*` at the end takes the source map along, which the file names.
USED = (
    "bootstrap/css/bootstrap.min.css*",
    "bootstrap/js/bootstrap.bundle.min.js*",
    "bootstrap-icons/bootstrap-icons.min.css",
    "bootstrap-icons/fonts/*",
    "sortablejs/Sortable.min.js",
    "tom-select/css/tom-select.bootstrap5.min.css*",
    "tom-select/js/tom-select.complete.min.js*",
)


class LibraryFinder(FileSystemFinder):
    """Django's finder; of folders with a prefix, `collectstatic` takes what USED names."""

    def list(self, ignore_patterns):
        for path, storage in super().list(ignore_patterns):
            if not storage.prefix or is_used(f"{storage.prefix}/{path}"):
                yield path, storage


def is_used(name):
    return any(fnmatchcase(name, pattern) for pattern in USED)
