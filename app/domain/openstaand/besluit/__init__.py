"""What waits about decisions: for the other Regievoerder, and for colleges after a spoedbesluit."""
