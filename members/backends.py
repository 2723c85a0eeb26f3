"""Who a person is. What a person may do comes from roles (`permissions.py`), not from Django's own tables."""

from django.contrib.auth.backends import ModelBackend

from .models import RoleAssignment
from .querysets import by_office


class PasswordBackend(ModelBackend):
    """Checks passwords and nothing else, so that no page asks the database for permissions nobody holds."""

    def get_user(self, user_id):
        """The account with the roles it holds today, in one query: every page asks for both."""
        held = by_office(RoleAssignment.objects.held_by(user_id).with_account())
        if not held:
            return super().get_user(user_id)
        user = held[0].user
        user.current_assignments = held
        return user if self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj, obj=None):
        return set()

    def has_perm(self, user_obj, perm, obj=None):
        return False

    def has_module_perms(self, user_obj, app_label):
        return False
