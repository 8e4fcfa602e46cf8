"""Hội Thi: contest management for poverty-communication contests."""
