"""What paper is drawn with: SVG sheets, typefaces, marks, typesetting."""
