"""What other systems may hear of, where it is delivered, and when again."""
