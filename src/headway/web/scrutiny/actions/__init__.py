"""Every write of committee work: ``by`` first, one transaction, one event in the trail."""
