"""Why a file cannot be read, in one sentence that says what to do."""

from django.utils.translation import gettext as _


class SourceError(Exception):
    """`str(error)` is the sentence to show."""

    @classmethod
    def encrypted_or_old(cls) -> "SourceError":
        return cls(
            _("This is an old Word file (.doc) or it has a password; save it as .docx without a password.")
        )

    @classmethod
    def other_kind(cls, name: str) -> "SourceError":
        return cls(_("This is a %(name)s file; please give a .docx or .txt file.") % {"name": name})

    @classmethod
    def not_text(cls) -> "SourceError":
        return cls(_("This file is not text; please give a .docx or .txt file."))

    @classmethod
    def damaged(cls) -> "SourceError":
        return cls(
            _("This Word file is damaged and cannot be opened; open it in Word, save it again and retry.")
        )

    @classmethod
    def not_word(cls) -> "SourceError":
        return cls(_("This file is not a Word document; please give a .docx or .txt file."))

    @classmethod
    def too_large(cls, megabytes: int) -> "SourceError":
        return cls(_("This file is larger than %(size)d MB; please split it.") % {"size": megabytes})

    @classmethod
    def unreadable(cls, reason: str) -> "SourceError":
        return cls(_("This file cannot be read: %(reason)s.") % {"reason": reason})
