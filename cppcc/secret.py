"""The signing key of an installation that was given none: made once, readable by its owner only."""

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_urlsafe


def read_or_create_key(path: Path) -> str:
    """Return the key kept in `path`, making it on first use; processes that start together agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(token_urlsafe(64))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
