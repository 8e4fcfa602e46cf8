"""The log: one line an event on standard error, with traceback but never with local variables.

A local variable may hold a name, an ethnicity or a PIN; none of them belongs into a log.
"""

import structlog


def start_logs() -> None:
    """Configure structlog for the process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )
