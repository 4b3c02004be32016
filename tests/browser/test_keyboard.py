"""Without a mouse: what has the focus is seen to have it, and a panel opens, closes and gives the focus back."""

import re

from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from tests.browser import screen
