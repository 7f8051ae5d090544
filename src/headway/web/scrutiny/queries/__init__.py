"""Every read of committee work, for somebody: each gives only what that person may see."""
