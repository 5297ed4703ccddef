"""Gettext catalogues: reading, filling and checking them, and writing back only what changed."""
