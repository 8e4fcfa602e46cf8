"""Shapes of what enters the rehearsal slice."""
