"""The pure rules of the ranking slice: values in, values or codes out."""
