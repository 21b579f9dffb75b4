"""Tests, laid out like src/dateline; helpers they share stand beside this file."""
