"""From events and a dossier to where everything stands on a day."""
