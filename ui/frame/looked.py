"""That a protected thing is looked at on a page is told in the trail, which holds no page back."""

from store.history import acts
from ui.view import View


def at_project(shown: View, project_id: str) -> None:
    """The rows of one project, once a reader and day."""
    acts.looked("project", project_id, shown.dataset.name)
