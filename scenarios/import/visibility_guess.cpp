// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/visibility_guess.hpp"

#include <algorithm>
#include <cstdlib>

#include "scenarios/document/pointer.hpp"

namespace headroom::importing {

using document::Node;

std::string guessVisibility(const std::string& problem, const std::string& pointer, Draft& draft) {
    constexpr std::int64_t kTimes = 6;
    if (!problem.starts_with(kVisibility)) return {};
    const auto guess = std::ranges::find(draft.guesses, pointer, &Guess::pointer);
    Node* value = document::resolve(draft.root, pointer);
    const std::size_t comma = problem.find(", ", kVisibility.size());  // "Work, 60 s: ..."
    if (guess == draft.guesses.end() || value == nullptr || comma == std::string::npos) return {};
    const std::int64_t seconds = std::atoll(problem.c_str() + comma + 2);
    const std::string function = problem.substr(kVisibility.size(), comma - kVisibility.size());
    *value = Node::integer(seconds * kTimes, value->position());
    guess->why = guess->why.substr(0, guess->why.find(", so ")) + ", so six times the Timeout of " + function +
                 " stands for it, as AWS advises";
    return pointer;
}

}  // namespace headroom::importing
