"""What the commands do once their arguments are parsed; `dateline.__main__` parses them."""
