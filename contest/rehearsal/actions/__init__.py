"""Use cases of the rehearsal slice, a file a word of the domain."""
