"""The region's year: which moments come back, what came of them, and what councils and watchers brought in."""
