class UnreadableFile(ValueError):
    """The file cannot be read; the text says why and what to do."""
