"""The context of education: short articles, and which of them a person has read."""
