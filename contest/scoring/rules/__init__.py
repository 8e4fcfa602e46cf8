"""The pure rules of the scoring slice: values in, values or codes out."""
