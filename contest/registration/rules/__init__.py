"""The pure rules of the registration slice: values in, values or codes out."""
