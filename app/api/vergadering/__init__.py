"""Operations on meetings and the papers on their way along them."""
