"""Operations on the mandaat, from concept to end."""
