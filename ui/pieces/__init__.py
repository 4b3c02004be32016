"""The dashboard's own browser pieces, each fed by Python here and drawn by a script in front/."""
