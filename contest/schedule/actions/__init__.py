"""Use cases of the schedule slice, a file a word of the domain."""
