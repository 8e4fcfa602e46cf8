"""Reading of the documents slice: from the record to the values that papers print."""
