"""Operations on audit bundles, and checking one."""
