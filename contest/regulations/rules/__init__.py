"""The pure rules of the regulations slice: values in, values or codes out."""
