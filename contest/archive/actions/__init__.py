"""Use cases of the archive slice, a file a word of the domain."""
