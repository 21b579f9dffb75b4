"""File or feed -> Article."""
