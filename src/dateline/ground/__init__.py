"""Events -> the same with places, times, actors and counts."""
