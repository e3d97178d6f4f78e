"""The mandaat: what it says, the acts of its life, and its status on a day."""
