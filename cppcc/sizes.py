"""How large a file is, for people."""

KILOBYTE = 1024


def size_text(size):
    """12 KB, 3.4 MB; nothing for nothing."""
    if not size:
        return ""
    if size < KILOBYTE**2:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{size / KILOBYTE**2:.1f} MB"
