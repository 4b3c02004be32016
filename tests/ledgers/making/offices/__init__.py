"""What offices keep beside projects and money: targets, assessments, activities, supply and demand, a year's whole book."""
