"""Reading the regulations slice."""
