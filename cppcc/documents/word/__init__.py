"""Official documents as Word files: same data, same grid as the PDF."""

from .document import render_docx

__all__ = ["render_docx"]
