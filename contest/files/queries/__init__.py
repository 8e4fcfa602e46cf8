"""Reading of the files slice, a file a word of the domain."""
