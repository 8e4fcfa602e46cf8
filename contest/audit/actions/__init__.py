"""Use cases of the audit slice, a file a word of the domain."""
