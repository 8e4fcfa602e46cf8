"""The pure rules of the archive slice: values in, values or codes out."""
