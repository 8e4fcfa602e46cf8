"""Shapes of the regulations' pages: what is typed ↔ what the contest file writes."""
