"""The pure rules of the reception slice: values in, values or codes out."""
