"""Shapes of what comes in and goes out, a file a word of the domain."""
