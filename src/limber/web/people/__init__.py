"""Whom Limber is for: the people of this home, where they live and how they keep time."""
