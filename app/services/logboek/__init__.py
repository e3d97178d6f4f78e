"""The logboek itself: appending, reading and checking its chain and tree."""
