"""What makes the logboek provable to others: timestamps, witnesses, checkpoints outside, keys."""
