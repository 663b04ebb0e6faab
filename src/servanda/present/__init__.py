"""Views, brief, command line, exports."""
