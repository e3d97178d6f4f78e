"""Operations that look ahead."""
