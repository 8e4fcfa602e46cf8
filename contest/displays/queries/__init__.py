"""Reading of the displays slice, a file a word of the domain."""
