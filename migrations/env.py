"""Alembic's entry: runs on the connection that contest/shared/migrations.py hands over."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes["metadata"],
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="contest.shared.db.",
)
context.run_migrations()
