"""What changes the money of a contest."""
