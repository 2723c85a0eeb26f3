"""Tables from files that other people made; every refusal is a sentence that says what to do."""

from .tables import Line, UnreadableFile, read_table

__all__ = ["Line", "UnreadableFile", "read_table"]
