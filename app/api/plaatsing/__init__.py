"""Operations on where children are and where they go."""
