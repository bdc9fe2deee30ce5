// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/settle.hpp"

#include <algorithm>
#include <set>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/pointer_tokens.hpp"
#include "scenarios/document/write_json.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/import/cached_routes.hpp"
#include "scenarios/import/definition_values.hpp"
#include "scenarios/import/item_guess.hpp"
#include "scenarios/import/left_out_reason.hpp"
#include "scenarios/import/state_guesses.hpp"
#include "scenarios/import/visibility_guess.hpp"

namespace headroom::importing {

using document::Node;
using document::Problem;
using document::tokensOf;

namespace {

constexpr const char* kWrongDefinition = " (Step Functions refuses it: Invalid State Machine Definition)";

/// More rounds than any chain of parts that hang on each other.
constexpr int kMostRounds = 64;

/// The first `count` tokens as a pointer again.
std::string pointerOf(const std::vector<std::string>& tokens, std::size_t count) {
    std::string pointer;
    for (std::size_t i = 0; i < count && i < tokens.size(); ++i) {
        pointer += '/';
        pointer += tokens[i];
    }
    return pointer;
}

bool isRequired(const std::string& type, std::string_view key) {
    for (const format::FieldGroup& group : format::fieldGroups()) {
        if (group.path != type) continue;
        for (const base::FieldInfo* info : group.fields) {
            if (info->name == key) return info->required;
        }
    }
    return false;
}

bool says(const Problem& problem, std::string_view words) { return problem.text.find(words) != std::string::npos; }

class Settling {
public:
    Settling(const Inventory& inventory, Draft& draft, Report& report, std::vector<Problem>& problems)
        : inventory_(inventory), draft_(draft), report_(report), problems_(problems) {}

    void settle() {
        for (int round = 0; round < kMostRounds; ++round) {
            if (draft_.resources().size() == 0) {  // all is left out, and the report says why
                draft_.root.set("Workloads", Node::object());
                return;
            }
            nameAbsent();
            composeWorkloads(inventory_, draft_);
            for (const std::string& name : refused_) eraseWorkload(name);
            const bool nobody = draft_.root.find("Workloads")->size() == 0;  // until what calls has gone
            const auto loaded =
                format::loadScenarioText(document::writeJson(draft_.root), "scenario", format::Overrides{});
            removed_.clear();
            answerAll(loaded.problems, nobody);
            draft_.dropStaleGuesses();
            if (loaded.scenario && !guessBatches(loaded.scenario->designs.front())) return;
            if (loaded.scenario) continue;
            if (removed_.empty()) return nobody ? void() : giveUp(loaded.problems);
        }
        problems_.push_back(
            {document::Severity::Error, {}, {}, "", "hangs together in more ways than can be sorted out"});
    }

private:
    /// A machine goes on without what it calls: the name of that stands in its definition.
    void nameAbsent() {
        for (document::Member& member : draft_.resources().members()) {
            const bool machine = textOf(member.value, "Type").ends_with("::StateMachine");
            if (machine && nameAbsentResources(member.value, draft_.resources(), inventory_)) open_.insert(member.key);
        }
    }

    /// A workload may be wrong because of what it asks: resources first.
    void answerAll(const std::vector<Problem>& found, bool nobody) {
        const auto isError = [](const Problem& problem) { return problem.severity == document::Severity::Error; };
        const auto ofResource = [&](const Problem& problem) {
            return isError(problem) && problem.pointer.starts_with("/Resources");
        };
        const bool resources = nobody || std::ranges::any_of(found, ofResource);
        for (const Problem& problem : found)
            if (isError(problem) && (!resources || ofResource(problem))) answer(problem);
    }

    void answer(const Problem& problem) {
        const std::vector<std::string> tokens = tokensOf(problem.pointer);
        const bool resource = tokens.size() > 1 && tokens[0] == "Resources";
        if (resource && document::resolve(draft_.root, pointerOf(tokens, 2)) == nullptr) return;  // gone in this round
        if (says(problem, "calls itself in a circle")) return breakCircle(problem, tokens);
        if (guessState(problem) || guessVisibility(problem) || guessItems(problem) || dropOpened(problem, tokens))
            return;
        if (refusedByAws(problem, tokens)) return refuse(problem);
        const std::string unit = unitOf(problem, tokens);
        if (unit.empty()) return refuse(problem);
        remove(unit, leftOutReason(problem, inventory_));
    }

    /// What a machine leaves to data stands in no file: a guess.
    bool guessState(const Problem& problem) {
        const auto asked = stateAsked(problem.text);
        if (!asked) return false;
        if (removed_.contains(asked->pointer)) return true;  // asked twice in a round
        if (!importing::guessState(*asked, draft_)) return false;
        removed_.insert(asked->pointer);
        return true;
    }

    bool guessBatches(const format::Design& design) {
        bool guessed = guessSearches(design, draft_);
        for (const format::Assumption& assumption : design.assumptions)
            if (const auto asked = batchAssumed(assumption)) guessed |= importing::guessState(*asked, draft_);
        return guessed;
    }

    /// A stand-in is no value that AWS would refuse.
    bool guessVisibility(const Problem& problem) {
        const std::string pointer = importing::guessVisibility(problem.text, problem.pointer, draft_);
        if (!pointer.empty()) removed_.insert(pointer);
        return !pointer.empty();
    }

    /// Which items a cache is asked for: the next round's workload says it.
    bool guessItems(const Problem& problem) {
        const bool noted = noteCachedRoute(problem, draft_);
        if (noted) removed_.insert(problem.pointer + "/Key");
        return noted;
    }

    /// What a usage plan opens goes with its API or its stage, one entry in a round: the others change places.
    bool dropOpened(const Problem& problem, const std::vector<std::string>& tokens) {
        if (tokens.size() < 5 || tokens[3] != "ApiStages") return false;
        const std::string list = pointerOf(tokens, 4);
        if (removed_.contains(list)) return true;
        const Node* entry = document::resolve(draft_.root, pointerOf(tokens, 5));
        const std::vector<std::string> names = entry != nullptr ? allNamedIn(*entry) : std::vector<std::string>();
        const bool orphan = std::ranges::any_of(names, [&](const std::string& name) {
            return inventory_.find(name) != nullptr && draft_.resources().find(name) == nullptr;
        });
        if (!orphan) return false;
        Node* all = document::resolve(draft_.root, list);
        if (all == nullptr || !all->isArray()) return false;
        report_.push_back(
            {Fate::LeftOut, draft_.originOf(problem.pointer), tokens[1] + ".ApiStages", "what it opens is not here"});
        auto& entries = all->elements();
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(entry - entries.data()));
        removed_.insert(list);
        return true;
    }

    /// Nothing could be taken out: what is wrong must be said.
    void giveUp(const std::vector<Problem>& found) {
        for (const Problem& problem : found)
            if (problem.severity == document::Severity::Error) refuse(problem);
    }

    /// A property that the format refuses for another reason than that it is not modelled is wrong in AWS as well.
    bool refusedByAws(const Problem& problem, const std::vector<std::string>& tokens) const {
        if (isMachine(tokens)) return isWrongDefinition(problem, tokens[1]);  // else it is left out whole
        if (says(problem, kVisibility)) return true;                          // a queue may not say it at all
        const bool inProperties = tokens.size() > 3 && tokens[0] == "Resources" && tokens[2] == "Properties";
        static constexpr std::string_view kOurs[] = {"not modelled",
                                                     "cannot be modelled",
                                                     "not a resource of this design",
                                                     "is no queue of this design",
                                                     "not a table of this design",
                                                     "not a function of this design",
                                                     "not a ScalableTarget of this design",
                                                     "ParameterGroup of this design",
                                                     "nor a resource of this file",
                                                     "nothing can be sent to it",
                                                     "leads to no function",
                                                     "is no source of records",
                                                     "is not the stream of a table",
                                                     "is not an API",
                                                     "names no resource",
                                                     "names no function",
                                                     "not an AWS::",
                                                     "is not an authorizer",
                                                     "takes no records",
                                                     "give Behavior.ImportSize",
                                                     "filters are modelled of tables' streams only",
                                                     "is not an action known here"};
        return inProperties && std::ranges::none_of(kOurs, [&](const auto words) { return says(problem, words); });
    }

    /// A rule of the language is broken (its name stands at the end of the text), and by what the files say.
    bool isWrongDefinition(const Problem& problem, const std::string& machine) const {
        const std::size_t rule = problem.text.rfind('[');
        const bool ruled =
            problem.text.ends_with(']') && rule != std::string::npos &&
            problem.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", rule + 1) + 1 == problem.text.size();
        return ruled && !open_.contains(machine) && !inventory_.openDefinitions.contains(machine);
    }

    bool isMachine(const std::vector<std::string>& tokens) const {
        const Node* resource = document::resolve(draft_.root, pointerOf(tokens, 2));
        return resource != nullptr && textOf(*resource, "Type").ends_with("::StateMachine");
    }

    void refuse(const Problem& problem) {
        const Origin origin = draft_.originOf(problem.pointer);
        const std::vector<std::string> tokens = tokensOf(problem.pointer);
        const bool definition = tokens.size() > 3 && isMachine(tokens) && isWrongDefinition(problem, tokens[1]);
        const Problem mine{document::Severity::Error, origin.file, origin.at, problem.pointer,
                           problem.text + (definition ? kWrongDefinition : "")};
        if (std::ranges::find(problems_, mine) == problems_.end()) problems_.push_back(mine);
    }

    /// The smallest part that can go by itself.
    std::string unitOf(const Problem& problem, const std::vector<std::string>& tokens) const {
        if (tokens.size() < 2 || (tokens[0] != "Resources" && tokens[0] != "Workloads")) return {};
        const std::string whole = pointerOf(tokens, 2);
        if (tokens[0] == "Workloads" || tokens.size() < 4 || isMachine(tokens)) return whole;
        const std::string part = pointerOf(tokens, 4);
        if (tokens[2] == "Routes") return pointerOf(tokens, tokens.size() > 4 && tokens[4] == "AuthorizerId" ? 5 : 4);
        if (tokens[2] == "Behavior") return pointerOf(tokens, tokens[3] == "Steps" ? 5 : 4);
        const Node* resource = document::resolve(draft_.root, whole);
        const std::string type = resource != nullptr ? textOf(*resource, "Type") : std::string();
        if (inReplica(tokens) && says(problem, "not modelled")) return pointerOf(tokens, 6);
        if (tokens[2] != "Properties" || isRequired(type, tokens[3]) || says(problem, "lacks")) return whole;
        if (tokens[3] == "DestinationConfig") {  // of two, the one that leads out of the design
            const Node* both = document::resolve(draft_.root, part);
            return both != nullptr && both->size() > 1 ? pointerOf(tokens, 5) : part;
        }
        const bool settings = tokens[3] == "MethodSettings" || tokens[3].ends_with("RouteSettings");
        return settings && says(problem, "not modelled") ? pointerOf(tokens, tokens.size()) : part;
    }

    /// A proposal closes it: the last call of the function goes.
    void breakCircle(const Problem& problem, const std::vector<std::string>& tokens) {
        const std::string steps = tokens.size() > 1 ? pointerOf(tokens, 2) + "/Behavior/Steps" : std::string();
        const Node* node = steps.empty() ? nullptr : document::resolve(draft_.root, steps);
        if (node == nullptr || !node->isObject() || node->size() < 2) return refuse(problem);
        remove(document::child(steps, node->members().back().key), problem.text);
    }

    void remove(const std::string& pointer, const std::string& why) {
        if (!removed_.insert(pointer).second) return;
        if (pointer.starts_with("/Workloads/")) refused_.insert(pointer.substr(std::string_view("/Workloads/").size()));
        const std::size_t slash = pointer.rfind('/');
        Node* owner = document::resolve(draft_.root, pointer.substr(0, slash));
        const Node* value = document::resolve(draft_.root, pointer);
        if (owner == nullptr || value == nullptr || !owner->isObject()) return;
        if (tokensOf(pointer).size() == 2)  // whole: what is left out has not been taken
            std::erase_if(report_, [&](const Entry& entry) {
                return entry.fate == Fate::Taken && entry.subject == subjectOf(pointer);
            });
        report_.push_back({Fate::LeftOut, draft_.originOf(pointer), subjectOf(pointer), why});
        for (std::size_t i = 0; i < owner->size(); ++i) {
            if (&owner->members()[i].value != value) continue;
            owner->members().erase(owner->members().begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }

    void eraseWorkload(const std::string& name) {
        std::erase_if(draft_.root.find("Workloads")->members(), [&](const auto& member) { return member.key == name; });
    }

    const Inventory& inventory_;
    Draft& draft_;
    Report& report_;
    std::vector<Problem>& problems_;
    std::set<std::string> removed_;  ///< in this round
    std::set<std::string> refused_;  ///< workloads, which every round makes again
    std::set<std::string> open_;     ///< machines in whose definition a name stands for what is not here
};

}  // namespace

void settle(const Inventory& inventory, Draft& draft, Report& report, std::vector<Problem>& problems) {
    Settling(inventory, draft, report, problems).settle();
}

}  // namespace headroom::importing
