"""Dateline: evidence-linked event data from news reports of armed conflict and political violence."""

__version__ = "0.1.0"
