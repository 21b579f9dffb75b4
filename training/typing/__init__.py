"""Learns what a sentence is about from the ontology's own examples and from the training sets."""
