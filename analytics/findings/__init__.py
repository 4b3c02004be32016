"""What deserves a leader's minute: what stands, what rules and tests find in the figures, and whether that still holds."""

from analytics.findings.conclusions import decided, findings, lagging, today
from analytics.findings.told import Finding

__all__ = ["Finding", "decided", "findings", "lagging", "today"]
