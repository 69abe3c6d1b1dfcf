"""Gives Rasa what the content files say, read once and fast, so that a reworded answer does not train the NLU anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Text, Union

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method
from rasa.shared.utils.io import get_text_hash, read_model_configuration

from answers.catalogue import ROOT
from answers.content import content_paths, examples_of, read_yaml
from components.flows import Flows


class Example(Message):
    """A line to learn from, which nothing changes.

    Rasa copies its examples, sorts out equal ones and takes their fingerprints a dozen times over, which takes longer than
    reading them all.
    """

    _cached_fingerprint: Optional[Text]

    def __hash__(self) -> int:
        """Of the fingerprint as it stands, which a text remembers."""
        return hash(self.fingerprint())

    def fingerprint(self) -> Text:
        """One hash of all that it holds, instead of one of each word of it."""
        if self._cached_fingerprint is None:
            held = sorted(self.data.items()), [feature.fingerprint() for feature in self.features]
            self._cached_fingerprint = get_text_hash(repr(held))
        return self._cached_fingerprint

    def __deepcopy__(self, memo: Dict[int, Any]) -> Example:
        return self

    def set(self, prop: Text, info: Any, add_to_output: bool = False) -> None:
        """Sets a property; the fingerprint stays when that changes nothing."""
        if add_to_output or self.get(prop) != info:
            super().set(prop, info, add_to_output)


class ContentImporter(TrainingDataImporter):
    """Reads each content file once.

    Rasa's own importer reads and checks every file four times, and counts the words of the answers among
    what the NLU learns from.
    """

    def __init__(
        self,
        config_file: Optional[Text] = None,
        domain_path: Optional[Text] = None,
        training_data_paths: Union[Text, List[Text], None] = None,
    ) -> None:
        """Takes the files of ``rasa train``: the configuration, the domain and the folders with answers and flows."""
        self._config_file = config_file
        self._domain_path = domain_path
        folders = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        self._paths = [path for folder in folders for path in content_paths(Path(folder))]

    def get_config(self) -> Dict[Text, Any]:
        """The model's configuration."""
        return read_model_configuration(self._config_file) if self._config_file else {}

    def get_config_file_for_auto_config(self) -> Optional[Text]:
        """The configuration's file."""
        return self._config_file

    @cached_method
    def get_domain(self) -> Domain:
        """The domain file with the responses of every content file, and a form for each flow that asks questions."""
        domain: Dict[Text, Any] = read_yaml(Path(self._domain_path)) if self._domain_path else {}
        responses: Dict[Text, Any] = domain.setdefault("responses", {})
        for content in self._contents().values():
            responses.update(content.get("responses") or {})
        domain.setdefault("forms", {}).update(self._flows().forms())
        return Domain.from_dict(domain)

    @cached_method
    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """The rules and stories of every content file."""
        steps = []
        for path, content in self._contents().items():
            told = {name: content[name] for name in ("version", "rules", "stories") if name in content}
            told["rules"] = [*(told.get("rules") or ()), *self._flows().rules(path.stem)]
            reader = YAMLStoryReader(self.get_domain(), source_name=str(path))
            steps += reader.read_from_parsed_yaml(told)
        return StoryGraph(steps)

    @cached_method
    def get_nlu_data(self, language: Optional[Text] = "en") -> TrainingData:
        """The examples of every content file; the words of the answers are no part of it."""
        return TrainingData(
            [
                Example(data={TEXT: example.text, INTENT: example.intent})
                for path, content in self._contents().items()
                for example in examples_of(path, content)
            ]
        )

    @cached_method
    def _flows(self) -> Flows:
        forms, offers = (
            {path.stem: content[key] for path, content in self._contents().items() if content.get(key)}
            for key in ("form", "offer")
        )
        needs = read_yaml(ROOT / "data" / "intents.yml")["intents"]
        emergencies = {name for name, need in needs.items() if need["urgency"] == "emergency"}
        return Flows(forms, frozenset(emergencies), offers)

    @cached_method
    def _contents(self) -> Mapping[Path, Mapping[Text, Any]]:
        return {path: read_yaml(path) for path in self._paths}
