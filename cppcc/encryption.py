"""Fields whose text stands encrypted in the database, so that a stolen copy of it tells nothing.

Keys come from `settings.DATA_KEYS`: the first encrypts, all decrypt, so a key is changed by putting a new
one in front. Empty text stays empty: whether somebody has a telephone is no secret.
"""

import base64
import hmac
import json
from datetime import date
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django import forms
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models


def derived(key, purpose):
    """32 bytes for one purpose from a key of any form."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key.encode())


@cache
def ring(keys):
    return MultiFernet([Fernet(base64.urlsafe_b64encode(derived(key, b"field encryption"))) for key in keys])


def encrypt(text):
    return ring(tuple(settings.DATA_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(token):
    """The text of a token; `ImproperlyConfigured` when none of the keys made it."""
    if not token:
        return ""
    try:
        return ring(tuple(settings.DATA_KEYS)).decrypt(token).decode()
    except InvalidToken:
        raise ImproperlyConfigured("None of the DATA_KEYS opens the encrypted fields.") from None


def mark(text):
    """A short keyed mark by which equal texts are found without being readable; "" for no text."""
    if not text:
        return ""
    return hmac.new(derived(settings.DATA_KEYS[-1], b"equality mark"), text.encode(), sha256).hexdigest()[:24]


class Encrypted:
    """What holds for every encrypted column: nobody searches or sorts by it; asking for that is an error."""

    def get_lookup(self, lookup_name):
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted and cannot be looked up by {lookup_name}")
        return super().get_lookup(lookup_name)

    def get_internal_type(self):
        return "TextField"


class EncryptedField(Encrypted, models.TextField):
    """Text, encrypted at rest."""

    def get_prep_value(self, value):
        return encrypt(super().get_prep_value(value) or "")

    def from_db_value(self, value, expression, connection):
        return decrypt(value)

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": forms.TextInput, **kwargs})


class EncryptedDateField(Encrypted, models.Field):
    """A day, encrypted at rest; None when there is none."""

    def to_python(self, value):
        return models.DateField().to_python(value or None)

    def get_prep_value(self, value):
        day = self.to_python(value)
        return encrypt(day.isoformat() if day else "")

    def from_db_value(self, value, expression, connection):
        text = decrypt(value)
        return date.fromisoformat(text) if text else None

    def value_to_string(self, obj):
        day = self.value_from_object(obj)
        return day.isoformat() if day else ""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": forms.DateField, **kwargs})


class EncryptedJSONField(Encrypted, models.Field):
    """Plain data, encrypted at rest; None stays None."""

    def get_prep_value(self, value):
        return None if value is None else encrypt(json.dumps(value, ensure_ascii=False))

    def from_db_value(self, value, expression, connection):
        text = decrypt(value)
        return json.loads(text) if text else None

    def value_to_string(self, obj):
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)
