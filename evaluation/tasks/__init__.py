"""One module a task, with `measure(data, *, limit=None, output=None, **options) -> dict`.

The dict holds "metrics", by the keys that docs/evaluation.md fixes, and "details": among them "intervals" by
metric key and "rows" (p, r, n) by row. An option of a task (`--map plover`) is an argument of its `measure`.
"""
