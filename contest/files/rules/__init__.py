"""The pure rules of the files slice: values in, values or codes out."""
