"""Charts in the house style, as plain data that the browser, a picture and a page of paper are drawn from."""
