"""Use cases of the regulations slice, a file a word of the domain."""
