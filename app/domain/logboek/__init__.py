"""The chain and the tree of the logboek, and the signed notes over them: bytes in, bytes out."""
