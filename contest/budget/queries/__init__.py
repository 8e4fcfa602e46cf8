"""What reads the money of a contest."""
