"""What serves released bytes: their store, the cache of public pages, feeds, and what is made beforehand."""
