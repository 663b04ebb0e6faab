"""The small network that reads words: its weights, what makes its input of a text, and a Doc of its output.

Nothing here needs what trained it; `training/` beside the package does that.
"""
