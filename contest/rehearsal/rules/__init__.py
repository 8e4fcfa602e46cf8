"""The pure rules of the rehearsal: what robots give, what goes wrong, what must agree."""
