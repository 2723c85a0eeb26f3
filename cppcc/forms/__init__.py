"""Forms as every page uses them: cleaned text, counted limits, versions, loose times."""

from .base import PlainForm, form_helper
from .errors import add_errors
from .loose_time import LooseTimeField
from .versioned import VersionedModelForm

__all__ = ["LooseTimeField", "PlainForm", "VersionedModelForm", "add_errors", "form_helper"]
