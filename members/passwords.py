"""Password rules as profiles: `dengbao` (等级保护, the default) and `asvs` (OWASP ASVS)."""

from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.utils.translation import gettext as _

PROFILES = {
    "dengbao": {"length": 10, "classes": 3},
    "asvs": {"length": 12, "classes": 1},
}


def character_classes(password):
    """How many of lower case, upper case, digits and other characters occur."""
    tests = (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    return sum(any(test(character) for character in password) for test in tests)


class UnlikeOneself(UserAttributeSimilarityValidator):
    """Django's rule, told in the words of the other pages."""

    def get_help_text(self):
        return _("Unlike your own name, user name or telephone number.")


class NotCommon(CommonPasswordValidator):
    """Django's rule, told in the words of the other pages."""

    def get_help_text(self):
        return _("None of the passwords that everybody knows.")


class ProfileValidator:
    """Hold a new password to the office's profile."""

    def __init__(self, profile="dengbao"):
        if profile not in PROFILES:
            raise ImproperlyConfigured(f"PASSWORD_PROFILE is {profile!r}; known are {', '.join(PROFILES)}.")
        self.length = PROFILES[profile]["length"]
        self.classes = PROFILES[profile]["classes"]

    def validate(self, password, user=None):
        if len(password) < self.length or character_classes(password) < self.classes:
            raise ValidationError(self.get_help_text())

    def get_help_text(self):
        if self.classes == 1:
            return _("At least %(length)s characters.") % {"length": self.length}
        return _(
            "At least %(length)s characters, from %(classes)s of: small letters, capitals, digits, signs."
        ) % {"length": self.length, "classes": self.classes}
