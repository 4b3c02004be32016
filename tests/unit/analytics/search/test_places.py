"""Counties by their sound: how a name is spelled for who types letters."""

from analytics.search.places import spellings


def test_a_county_is_spelled_in_both_readings_of_its_name_and_one_of_its_kind():
    assert spellings("乐清市") == ("le qing shi", "yue qing shi")
    assert spellings("遂昌县") == ("sui chang xian",)
