"""Find and check the ontology, actor list, gazetteer and model weights."""
