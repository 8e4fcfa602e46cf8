"""What is typed on the pages of the ranking slice, a file a word of the domain."""
