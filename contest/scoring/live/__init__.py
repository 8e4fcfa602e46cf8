"""Live at the judges' table and at the desk: importing this makes the topics known."""

from contest.scoring.live import desk as desk
from contest.scoring.live import devices as devices
from contest.scoring.live import judge as judge
