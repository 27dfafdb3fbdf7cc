"""What the council answers instead of doing something."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a program error
    """A rule said no; its fields carry the values that a sentence needs.

    Subclasses live beside the rule that raises them. The text of each is the
    catalogue's message ``refusal-<ClassName in kebab case>``.
    """
