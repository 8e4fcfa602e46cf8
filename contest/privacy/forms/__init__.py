"""Forms of the privacy slice."""
