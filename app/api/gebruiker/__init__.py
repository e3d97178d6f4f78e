"""Operations on accounts, roles and tokens."""
