"""The pure rules of the displays slice: values in, values out."""
