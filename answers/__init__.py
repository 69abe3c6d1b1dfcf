"""The approved words: reads the content files for the bot and for the desk."""

from answers.catalogue import Catalogue, Said
from answers.office import Office, office_from_environment

__all__ = ["Catalogue", "Office", "Said", "office_from_environment"]
