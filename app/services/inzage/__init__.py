"""The logboek for readers: pages, lists, downloads, and what changed since."""
