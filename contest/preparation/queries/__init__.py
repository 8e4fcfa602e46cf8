"""Reading of the preparation slice, a file a word of the domain."""
