"""Operations on duties to inform and the letter to the councils."""
