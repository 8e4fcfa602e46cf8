"""Forms of the archive slice, a file a page."""
