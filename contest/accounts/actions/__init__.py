"""Use cases of the accounts slice, a file a word of the domain."""
