"""Readings -> text: JSON lines, JSON, CSV, a table for the terminal, Markdown, and a page to mail.

Each writer is a function `(readings, out)` that takes readings as they come and keeps none of them.
"""
