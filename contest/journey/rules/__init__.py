"""The pure rules of the journey slice: values in, values out."""
