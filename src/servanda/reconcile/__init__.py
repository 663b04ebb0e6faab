"""From many readings to events, speech acts, figures and conflicts."""
