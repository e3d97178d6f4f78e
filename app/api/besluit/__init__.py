"""Operations on decisions under mandaat."""
