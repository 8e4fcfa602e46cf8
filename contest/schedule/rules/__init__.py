"""The pure rules of the schedule slice: values in, values or codes out."""
