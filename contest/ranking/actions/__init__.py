"""Use cases of the ranking slice, a file a word of the domain."""
