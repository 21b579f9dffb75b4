"""Analysis -> events, without values."""
