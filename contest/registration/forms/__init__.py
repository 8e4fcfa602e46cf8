"""Shapes of what people send to the registration slice."""
