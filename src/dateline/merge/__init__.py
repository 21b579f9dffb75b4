"""Event mentions -> events of one article, and events of many articles -> incidents."""
