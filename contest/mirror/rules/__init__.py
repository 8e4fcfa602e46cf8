"""What the mirror is told and how, as plain values."""
