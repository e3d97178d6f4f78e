"""Operations on the logboek: reading, following, and letting it go on."""
