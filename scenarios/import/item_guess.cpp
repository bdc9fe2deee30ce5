// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/item_guess.hpp"

#include <algorithm>
#include <array>

#include "scenarios/document/pointer.hpp"

namespace headroom::importing {

using document::Node;

namespace {

constexpr std::string_view kQuery = "Query";
constexpr std::string_view kScan = "Scan";
constexpr std::int64_t kMany = 100'000;  ///< as many as tables are taken to have

/// What a batch or a transaction holds at most (the actions' API References, 2026-11).
constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> kBatches{{{"SendMessageBatch", 10},
                                                                             {"BatchGetItem", 100},
                                                                             {"BatchWriteItem", 25},
                                                                             {"TransactGetItems", 100},
                                                                             {"TransactWriteItems", 100}}};

Node few(std::int64_t most) {
    Node range = Node::object();
    range.set("Low", Node::integer(1));
    range.set("Likely", Node::integer(10));
    range.set("High", Node::integer(most));
    Node node = Node::object();
    node.set("Uncertain", std::move(range));
    return node;
}

/// The state of that name, of the machine or of what its states hold. Depth is bounded by document::kMaxDepth.
const Node* stateNamed(const Node& within, const std::string& name) {
    const Node* states = within.isObject() ? within.find("States") : nullptr;
    if (states != nullptr && states->isObject()) {
        if (const Node* state = states->find(name)) return state;
    }
    for (std::size_t i = 0; within.isObject() && i < within.size(); ++i) {
        if (const Node* state = stateNamed(within.members()[i].value, name)) return state;
    }
    for (std::size_t i = 0; within.isArray() && i < within.size(); ++i) {
        if (const Node* state = stateNamed(within.elements()[i], name)) return state;
    }
    return nullptr;
}

std::optional<ItemGuess> limitOf(const Node* state) {
    for (const char* section : {"Parameters", "Arguments"}) {
        const Node* asked = state != nullptr ? state->find(section) : nullptr;
        const Node* limit = asked != nullptr && asked->isObject() ? asked->find("Limit") : nullptr;
        if (limit != nullptr && limit->asInteger().value_or(0) > 0)
            return ItemGuess{*limit, "no file says how many items it finds: as many as its Limit lets it read"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<ItemGuess> guessedItems(std::string_view operation) {
    const auto batch = std::ranges::find(kBatches, operation, &decltype(kBatches)::value_type::first);
    if (batch != kBatches.end())
        return ItemGuess{few(batch->second),
                         "no file says how many a batch has: 10 (1 to " + std::to_string(batch->second) + ")"};
    if (operation == kQuery) return ItemGuess{few(100), "no file says how many items a query finds: 10 (1 to 100)"};
    if (operation == kScan)
        return ItemGuess{Node::integer(kMany),
                         "no file says how many items the table has: more than a scan reads at once, which is 1 MB"};
    return std::nullopt;
}

bool guessSearches(const format::Design& design, Draft& draft) {
    bool guessed = false;
    for (const format::Resource& resource : design.resources) {
        const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec);
        Node* own = machine != nullptr ? draft.resources().find(resource.name) : nullptr;
        for (std::size_t i = 0; own != nullptr && i < machine->states.size(); ++i) {
            const stepfunctions::StateSpec& said = machine->states[i];
            if (said.target.empty() || said.items || (said.operation != kQuery && said.operation != kScan)) continue;
            const std::string& name = machine->definition.states[i].name;
            const Node* definition = document::resolve(*own, "/Properties/Definition");
            auto guess = definition != nullptr ? limitOf(stateNamed(*definition, name)) : std::nullopt;
            if (!guess) guess = guessedItems(said.operation);
            Node* at = own;
            for (const std::string& key : {std::string("Behavior"), std::string("States"), name}) {
                Node* inner = at->find(key);
                at = inner != nullptr && inner->isObject() ? inner : &at->set(key, Node::object(own->position()));
            }
            at->set("Items", placedAt(guess->items, own->position()));
            const std::string pointer =
                document::child("/Resources/" + resource.name + "/Behavior/States", name) + "/Items";
            draft.guesses.push_back({pointer, guess->why + "; take it from the machine's history"});
            guessed = true;
        }
    }
    return guessed;
}

}  // namespace headroom::importing
