"""What can go wrong, one small tree.

`ArticleError`: one article cannot be used; the run goes on. `ResourceError`: a resource that ships with the
package or that the user named is missing or altered; the run stops. `UsageError`: the caller asked for
something that cannot be done. Anything else is a bug.
"""


class DatelineError(Exception):
    """Root of all errors that Dateline raises on purpose."""


class ArticleError(DatelineError):
    """One article cannot be used.

    Attributes:
        code: Short stable word for counting, e.g. `empty`, `not-text`, `encrypted-pdf`.
        source: File or address as it was given.
    """

    def __init__(self, code: str, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.source = source

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another with all three parts."""
        return _article_error, (self.code, str(self), self.source)


def _article_error(code: str, message: str, source: str | None) -> ArticleError:
    return ArticleError(code, message, source=source)


class ResourceError(DatelineError):
    """A resource is missing, altered, or of a format that this version does not know."""


class UsageError(DatelineError):
    """An option or argument that cannot be followed."""


class RecordError(DatelineError):
    """A stored record does not follow the record format, or follows one that this version does not know."""
