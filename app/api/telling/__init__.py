"""Operations on counts of children."""
