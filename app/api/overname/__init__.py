"""Operations on what is taken over from paper."""
