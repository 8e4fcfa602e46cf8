"""Reading of the registration slice, a file a word of the domain."""
