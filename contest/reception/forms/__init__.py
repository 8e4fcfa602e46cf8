"""Shapes of what people send to the reception slice."""
