"""Operations on subscriptions of other systems and what they were sent."""
