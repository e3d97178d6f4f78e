"""Operations about whether the place fits."""
