"""The pages in a real browser: Chromium, driven by Playwright, on `servanda serve` as a process."""
