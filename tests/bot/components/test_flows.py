"""What every flow of questions has alike: its form, what it takes over and how it is left."""

from answers.catalogue import ROOT
from answers.content import content_paths, read_yaml
from answers.texting import OFFERED_AGAIN, OFFERED_LATER, OFFERS
from components.flows import DANGERS, FLOW_LEFT, Flows, flow_of, is_offer, offer_of

FLOWS = Flows(
    {"relative_detained": ["detained_when"], "ice_at_door": ["door_paper"], "family_plan": ["plan_step"]},
    emergencies=frozenset({"relative_detained", "ice_at_door"}),
    offers={"ice_at_door": {"slot": "door_lawyer", "declined": ["utter_handoff_declined"]}},
)


def rules_of(flow):
    """Condition -> what is done there after the flow's intent; None for the rule without a condition."""
    return {
        (rule.get("condition") or [{"active_loop": None}])[0]["active_loop"]: [
            step.get("action") for step in rule["steps"] if "action" in step
        ]
        for rule in FLOWS.rules(flow)
        if rule["steps"][0]["intent"] == flow
    }


def test_a_flow_has_a_form_of_its_slots():
    assert FLOWS.forms()["family_plan_form"] == {"required_slots": ["plan_step"]}


def test_the_offer_of_a_lawyer_is_a_form_of_one_question_that_is_left_by_its_answer_or_a_goodbye():
    assert FLOWS.forms()["ice_at_door_offer_form"] == {"required_slots": ["door_lawyer"]}
    assert "family_plan_offer_form" not in FLOWS.forms()
    offered = [
        rule
        for rule in FLOWS.rules("ice_at_door")
        if rule.get("condition") == [{"active_loop": "ice_at_door_offer_form"}]
    ]
    assert {rule["steps"][0]["intent"]: rule["steps"][-1] for rule in offered} == {
        "affirm": {"active_loop": "talk_to_lawyer_form"},
        "deny": {"action": "utter_handoff_declined"},
        "cancel": {"action": "utter_cancel"},
        "goodbye": {"action": "utter_goodbye"},
        "dont_know": {"action": OFFERED_LATER},
    }
    left = [rule for rule in offered if {"action": "action_deactivate_loop"} in rule["steps"]]
    assert len(left) == len(offered) - 1  # who does not know yet has not answered


def test_a_form_belongs_to_its_flow():
    assert flow_of("ice_at_door_form") == flow_of("ice_at_door_offer_form") == "ice_at_door"
    assert flow_of(None) == ""
    assert is_offer("ice_at_door_offer_form")
    assert not is_offer("ice_at_door_form")
    assert not is_offer(None)


def test_an_emergency_takes_over_every_flow_but_the_handoff():
    assert rules_of("relative_detained") == {
        None: ["utter_relative_detained", "relative_detained_form"],
        "talk_to_lawyer_form": ["utter_relative_detained", "talk_to_lawyer_form"],
    }


def test_what_is_no_emergency_is_answered_and_the_emergency_goes_on():
    assert rules_of("family_plan") == {
        None: ["utter_family_plan", "family_plan_form"],
        "talk_to_lawyer_form": ["utter_family_plan", "talk_to_lawyer_form"],
        "relative_detained_form": ["utter_family_plan", "relative_detained_form"],
        "ice_at_door_form": ["utter_family_plan", "ice_at_door_form"],
    }


def test_erasing_takes_over_every_flow_so_that_a_yes_means_nothing_else():
    erasing = Flows({"delete_my_data": ["erase"], "talk_to_lawyer": [], "ice_at_door": []}, {"ice_at_door"})
    assert [rule["rule"] for rule in erasing.rules("delete_my_data")] == [
        "delete_my_data",
        "delete_my_data is cancelled",
        "distress in delete_my_data",
        "vawa in delete_my_data",
    ]


def test_violence_or_a_crisis_is_answered_and_the_flow_left():
    told = {
        rule["steps"][0]["intent"]: [step["action"] for step in rule["steps"] if "action" in step]
        for rule in FLOWS.rules("ice_at_door")
        if rule["rule"] in ("distress in ice_at_door", "vawa in ice_at_door")
    }
    assert told == {danger: ["action_deactivate_loop", f"utter_{danger}", FLOW_LEFT] for danger in DANGERS}


def test_every_flow_and_its_offer_can_be_left():
    left = [rule for rule in FLOWS.rules("ice_at_door") if rule["steps"][0] == {"intent": "cancel"}]
    assert [rule["condition"] for rule in left] == [
        [{"active_loop": "ice_at_door_form"}],
        [{"active_loop": "ice_at_door_offer_form"}],
    ]
    for rule in left:
        assert rule["steps"][1:] == [
            {"action": "action_deactivate_loop"},
            {"active_loop": None},
            {"action": "utter_cancel"},
        ]


def test_a_file_without_questions_gets_no_rules():
    assert FLOWS.rules("bond") == []


def test_every_offer_is_known_wherever_offers_are_named():
    contents = {path.stem: read_yaml(path) for path in content_paths(ROOT / "data")}
    offers = {flow: content["offer"] for flow, content in contents.items() if "offer" in content}
    assert {f"utter_ask_{offer['slot']}" for offer in offers.values()} == OFFERS - {
        OFFERED_AGAIN,
        OFFERED_LATER,
    }
    for slot in read_yaml(ROOT / "domain.yml")["slots"].values():
        for mapping in slot["mappings"]:
            if mapping["type"] == "from_trigger_intent":
                loops = {condition["active_loop"] for condition in mapping["conditions"]}
                assert loops == {offer_of(flow) for flow in offers}
