"""Operations on steps, events and terms."""
