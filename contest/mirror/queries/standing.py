"""How the mirror stands, for the pages of the hall."""

from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:  # whoever has no mirror does not load what signs for it
    from contest.mirror.sending import Sender, Standing


def sender_here() -> "Sender | None":
    """What sends to the mirror from this process; None where none was set up."""
    sender: Sender | None = current_app.extensions.get("mirror")
    return sender


def mirror_standing() -> "Standing | None":
    """How it stands now; None where there is no mirror."""
    sender = sender_here()
    return None if sender is None else sender.standing()
