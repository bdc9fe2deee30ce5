// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/state_guesses.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/pointer_tokens.hpp"

namespace headroom::importing {

using document::Node;
using document::tokensOf;

namespace {

/// A question by its words, and the guess that answers it.
struct Question {
    std::string_view words;
    std::string_view low;
    std::string_view likely;
    std::string_view high;
    bool number = false;
    bool range = true;
};

constexpr std::array kQuestions{
    Question{"it calls an endpoint: say how long", "50ms", "200ms", "2000ms"},
    Question{"it runs a job: say how long", "10s", "60s", "600s"},
    Question{": say how long", "10s", "300s", "3600s"},
    Question{"its time comes from data", "1s", "60s", "3600s"},
    Question{"what it calls comes from data", "20ms", "200ms", "2000ms"},
    Question{"it asks several tables at once", "10ms", "30ms", "200ms"},
    Question{": name one that can be called, or give Duration", "20ms", "200ms", "2000ms"},
    Question{"its number of items comes from data", "1", "10", "100", true},
    Question{"its reader takes at most", "", "", "", true, false},
    Question{"its MaxConcurrency comes from data", "10", "10", "10", true, false},
    Question{"its ToleratedFailureCount comes from data", "0", "0", "0", true, false},
    Question{"its ToleratedFailurePercentage comes from data", "0", "0", "0", true, false},
    Question{"its MaxItemsPerBatch comes from data", "10", "10", "10", true, false},
    Question{"its MaxInputBytesPerBatch comes from data", "262144", "262144", "262144", true, false},
    Question{"its TimeoutSeconds comes from data", "300", "300", "300", true, false},
    Question{"its HeartbeatSeconds comes from data", "60", "60", "60", true, false},
};

Node valueOf(const StateAsked& asked, document::Position at) {
    if (!asked.number) return uncertain(asked.low, asked.likely, asked.high, at);
    const auto number = [&](const std::string& text) { return Node::integer(std::atoll(text.c_str()), at); };
    if (!asked.range) return number(asked.likely);
    Node range = Node::object(at);
    range.set("Low", number(asked.low), at);
    range.set("Likely", number(asked.likely), at);
    range.set("High", number(asked.high), at);
    Node node = Node::object(at);
    node.set("Uncertain", std::move(range), at);
    return node;
}

}  // namespace

std::optional<StateAsked> stateAsked(const std::string& problem) {
    const std::size_t where = problem.rfind(" as Resources/");
    if (where == std::string::npos) return std::nullopt;
    for (const Question& question : kQuestions) {
        if (problem.find(question.words) == std::string::npos) continue;
        StateAsked asked{"/" + problem.substr(where + 4),
                         "",
                         std::string(question.low),
                         std::string(question.likely),
                         std::string(question.high),
                         question.number,
                         question.range};
        asked.what = problem.substr(0, problem.find(": "));
        constexpr std::string_view kMost = "its reader takes at most ";  // which other guesses are above
        if (problem.starts_with(kMost)) {
            asked.likely = problem.substr(kMost.size(), problem.find(' ', kMost.size()) - kMost.size());
            asked.again = true;
        }
        constexpr std::string_view kTarget = "/Target";  // which resource nobody can guess, how long it takes one can
        if (asked.pointer.ends_with(kTarget)) {
            asked.pointer.replace(asked.pointer.size() - kTarget.size(), kTarget.size(), "/Duration");
            asked.called = true;
        }
        const std::vector<std::string> tokens = tokensOf(asked.pointer);
        if (tokens.size() != 6 || tokens[2] != "Behavior" || tokens[3] != "States") return std::nullopt;
        return asked;
    }
    return std::nullopt;
}

std::optional<StateAsked> batchAssumed(const format::Assumption& assumption) {
    const std::size_t full = assumption.value.find(", a full batch");
    const std::vector<std::string> tokens = tokensOf(assumption.path);
    const bool items = tokens.size() == 6 && tokens[2] == "Behavior" && tokens[3] == "States" && tokens[5] == "Items";
    if (!items || full == std::string::npos) return std::nullopt;
    const std::string most = assumption.value.substr(0, assumption.value.find(' '));
    StateAsked asked{assumption.path, "how many its batch has comes from data", "1", most, most, true, true};
    return asked;
}

bool guessState(const StateAsked& asked, Draft& draft) {
    const std::vector<std::string> tokens = tokensOf(asked.pointer);
    Node* at = document::resolve(draft.root, "/" + tokens[0] + "/" + tokens[1]);
    if (at == nullptr) return false;
    const document::Position place = at->position();
    for (const std::string& name : {tokens[2], tokens[3], document::unescaped(tokens[4]).value_or(tokens[4])}) {
        Node* inner = at->find(name);
        at = inner != nullptr && inner->isObject() ? inner : &at->set(name, Node::object(place));
    }
    const Node* old = at->find(tokens[5]);
    const Node value = valueOf(asked, place);
    if (old != nullptr && (!asked.again || *old == value)) return false;
    std::erase_if(draft.guesses, [&](const Guess& guess) { return guess.pointer == asked.pointer; });
    at->set(tokens[5], value);
    const std::string range = asked.range ? " (" + asked.low + " to " + asked.high + ")" : "";
    const std::string uncounted = asked.called ? ", and its use is not counted" : "";
    draft.guesses.push_back(
        {asked.pointer, asked.what + ": " + asked.likely + range + uncounted + "; take it from the machine's history"});
    return true;
}

}  // namespace headroom::importing
