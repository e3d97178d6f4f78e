"""Operations on providers, their figures per quarter, their subsidies and who they earn from."""
