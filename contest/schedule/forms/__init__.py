"""Shapes of what leaves and enters the schedule slice."""
