"""What this slice tells those below it; the application loads this file of every slice."""

from contest.preparation.queries.board import handed_in_of_pieces
from contest.registration.queries.handed_in import add_handed_in

add_handed_in(handed_in_of_pieces)
