"""Reading of the reception slice, a file a word of the domain."""
