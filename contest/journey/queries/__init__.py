"""Reading of the journey slice, a file a word of the domain."""
