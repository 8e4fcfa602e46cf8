"""Reading of the privacy slice, a file a word of the domain."""
