"""Terms in working days: computed, changed, explained."""
