"""In: a kind of place, a number of children, some years, a seed. Out: every return of an authority that does not exist,
consistent with each other, near to the published figures of such a place, with events planted in them and written down.
Nothing in it is taken from a real child; the rates come from official statistics, each with its source in the profile.
"""

from headway.returns.synth.bulk import write_cin, write_ssda903
from headway.returns.synth.model import Model, model
from headway.returns.synth.profile import Profile, profile_names, read_profile
from headway.returns.synth.synthesis import Synthetic, synthesise
from headway.returns.synth.world import World

__all__ = [
    "Model",
    "Profile",
    "Synthetic",
    "World",
    "model",
    "profile_names",
    "read_profile",
    "synthesise",
    "write_cin",
    "write_ssda903",
]
