"""The pages of this app: people, one's own account, and the few that stand in for pages of allauth's."""
