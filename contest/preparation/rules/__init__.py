"""The pure rules of the preparation slice: values in, values or codes out."""
