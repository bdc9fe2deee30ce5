// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/queue_loops.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/format/step_walk.hpp"

namespace headroom::format {

using document::Node;

namespace {

/// Who leads to whom: by a call, a message, or by reading a queue.
std::map<std::string, std::set<std::string>> leadsOf(const Design& design) {
    const Node nowhere;
    std::map<std::string, std::set<std::string>> leads;
    for (const Resource& resource : design.resources) {
        if (const auto* function = std::get_if<lambda::Spec>(&resource.spec)) {
            eachCall(nowhere, function->steps, "", [&](const lambda::CallStep& call, const std::string&) {
                leads[resource.name].insert(resourceOf(call.target));
            });
        }
        if (const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec)) {
            for (const stepfunctions::StateSpec& state : machine->states)
                leads[resource.name].insert(resourceOf(state.target));
        }
    }
    for (const lambda::MappingSpec& mapping : design.mappings) {
        if (mapping.kind == lambda::MappingSpec::Source::Queue)
            leads[mapping.source].insert(resourceOf(mapping.function));
    }
    return leads;
}

bool comesBack(const std::map<std::string, std::set<std::string>>& leads, const std::string& queue) {
    std::set<std::string> seen;
    std::vector<std::string> open{queue};
    while (!open.empty()) {
        const auto next = leads.find(open.back());
        open.pop_back();
        if (next == leads.end()) continue;
        for (const std::string& name : next->second) {
            if (name == queue) return true;
            if (seen.insert(name).second) open.push_back(name);
        }
    }
    return false;
}

}  // namespace

void warnOfQueueLoops(Reading& reading, const Node& root, const Design& design) {
    if (design.mappings.empty()) return;
    const auto leads = leadsOf(design);
    for (const lambda::MappingSpec& mapping : design.mappings) {
        if (mapping.kind != lambda::MappingSpec::Source::Queue || !comesBack(leads, mapping.source)) continue;
        const std::string function = resourceOf(mapping.function);
        const std::string own = document::child("/Resources", mapping.name);
        const bool said = document::resolve(root, own) != nullptr;
        reading.warning(nearest(root, said ? own : document::child("/Resources", function)),
                        function + " reads " + mapping.source +
                            " and what it sends comes back there: each message brings the next one, without end and at "
                            "your cost unless most of them send nothing (Lambda stops such a loop after about 16 "
                            "rounds, which is not modelled)");
    }
}

}  // namespace headroom::format
