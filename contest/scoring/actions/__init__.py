"""Use cases of the scoring slice, a file a word of the domain."""
