"""The house of the registration tests: open for registration, with two units' representatives."""

from tests.registration.conftest import furnished, house

__all__ = ["furnished", "house"]
