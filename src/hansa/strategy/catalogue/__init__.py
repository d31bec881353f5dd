"""The guide as data: steps, options, frameworks, profiles, roles and futures, in French and English."""

from hansa.strategy.catalogue.loading import load_catalogue
from hansa.strategy.catalogue.models import (
    Catalogue,
    CostClass,
    Framework,
    Future,
    Option,
    Profile,
    Role,
    Step,
    StepQuestion,
)

__all__ = [
    "Catalogue",
    "CostClass",
    "Framework",
    "Future",
    "Option",
    "Profile",
    "Role",
    "Step",
    "StepQuestion",
    "load_catalogue",
]
