"""Article -> Analysis."""
