"""The pure rules of the privacy slice: values in, values or codes out."""
