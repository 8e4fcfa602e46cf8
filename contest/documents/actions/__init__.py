"""Use cases of the documents slice, a file a word of the domain."""
