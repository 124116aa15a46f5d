import pytest
from serving import serving


@pytest.fixture(scope="session")
def service(built):
    with serving(built) as running:
        yield running
