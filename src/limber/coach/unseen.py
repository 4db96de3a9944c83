"""What measurements say that a camera does not see, exercise by exercise (docs/accuracy.md, filmed figures)."""

UNSEEN = frozenset(
    {
        "single-leg-stance",  # a foot lifted behind, from the front: nothing of the filmed one is found
    }
)
"""The pose model does not see these; the timer leads them."""

NO_CURVE = frozenset(
    {
        "standing-back-extension",  # the hands on the hips make the back's edge: bent the way seen in 76 of 105 frames
    }
)
"""The silhouette shows another edge than the back's: no curve is told."""
