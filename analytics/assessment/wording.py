"""The words of an assessment that its page and its files both say."""

from style.text import Text

NOT_PUBLISHED = Text("没有公布得分", "no score was published")
GRADE_ALONE = Text("只公布了等次", "only a grade was published")
