"""The house with its cast, as registration has it."""

from tests.registration.conftest import furnished as furnished
from tests.registration.conftest import house as house
