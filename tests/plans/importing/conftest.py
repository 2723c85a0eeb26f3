import pytest

from plans.models import PlanImport

from .pages import post_text


@pytest.fixture
def draft(clerk_client):
    post_text(clerk_client)
    return PlanImport.objects.get()
