"""The house of the registration tests, with the cast in every role."""

from tests.registration.conftest import furnished, house

__all__ = ["furnished", "house"]
