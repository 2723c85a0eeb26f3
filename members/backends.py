"""Who a person is. What a person may do comes from roles (`permissions.py`), not from Django's own tables."""

from django.contrib.auth.backends import ModelBackend


class PasswordBackend(ModelBackend):
    """Checks passwords and nothing else, so that no page asks the database for permissions nobody holds."""

    def get_all_permissions(self, user_obj, obj=None):
        return set()

    def has_perm(self, user_obj, perm, obj=None):
        return False

    def has_module_perms(self, user_obj, app_label):
        return False
