"""Reading of the mirror slice, a file a word of the domain."""
