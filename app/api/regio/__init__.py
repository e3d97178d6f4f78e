"""Operations on offices and other regions."""
