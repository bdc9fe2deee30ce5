// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/problem.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/proposals.hpp"

namespace headroom::importing {

/// A value that no file says: where it stands in the scenario, and why it is what it is.
struct Guess {
    std::string pointer;
    std::string why;
};

/// A scenario on its way. Nodes keep the positions of the files that they come from.
struct Draft {
    document::Node root = document::Node::object();
    std::vector<Guess> guesses;
    std::map<std::string, Origin> origins;       ///< of resources and workloads
    std::map<std::string, std::string> madeFor;  ///< resources that no file holds, and the API whose clients need them
    std::set<std::pair<std::string, std::string>> cached;  ///< workloads, and routes of theirs that a cache answers

    document::Node& resources() { return *root.find("Resources"); }
    /// Where a pointer's value comes from, as near as it is known.
    Origin originOf(const std::string& pointer) const;
    /// Forgets the guesses about what is not there any more.
    void dropStaleGuesses();
};

/// {"Uncertain": {"Low", "Likely", "High"}}.
document::Node uncertain(std::string_view low, std::string_view likely, std::string_view high, document::Position at);

/// Every modelled resource with the properties that count; what is left out goes into the report.
void composeResources(const Inventory& inventory, Draft& draft, Report& report,
                      std::vector<document::Problem>& problems);

/// What no template says of functions, tables and servers: durations, sizes, INIT, latency; and the proposed calls.
void addAssumptions(const std::vector<Proposal>& proposals, Draft& draft);

/// Who calls: the routes of APIs, schedules, other services. Replaces the Workloads of the draft.
void composeWorkloads(const Inventory& inventory, Draft& draft);

}  // namespace headroom::importing
