"""How good Dateline is: one module a task under `tasks/`, each measuring a folder that the caller names.

`scripts/eval TASK --data DIR` runs them; docs/accuracy.md keeps what they said. Nothing here ships.
"""
