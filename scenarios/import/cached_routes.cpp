// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/import/cached_routes.hpp"

#include "scenarios/document/pointer.hpp"
#include "scenarios/document/pointer_tokens.hpp"

namespace headroom::importing {

using document::Node;

bool noteCachedRoute(const document::Problem& problem, Draft& draft) {
    constexpr std::string_view kAsked = "lacks \"Key\": which items are asked for decides what the cache of ";
    if (!problem.text.starts_with(kAsked)) return false;
    const std::vector<std::string> tokens = document::tokensOf(problem.pointer);
    const Node* entry = document::resolve(draft.root, problem.pointer);
    if (tokens.size() < 2 || tokens[0] != "Workloads" || entry == nullptr) return false;
    return draft.cached.emplace(tokens[1], textOf(*entry, "Route")).second;
}

}  // namespace headroom::importing
