-- Referrals received, each on the day it was received.
-- clock: event
-- area: child
-- authority: ONS code
-- child: the child referred
-- day: day received
-- source: code of who referred
-- nfa: 1 where it was closed with no further action
-- days_since_last: days since the child's last referral on an earlier day; NULL for a first referral
SELECT r.authority, r.child, r.received AS day, r.source, r.nfa, r.days_since_last
FROM referral_in_order r
