// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/planning/latency_notes.hpp"

#include <algorithm>
#include <optional>

namespace headroom::planning {

namespace {

std::optional<stepfunctions::MachineType> machineType(const format::Design& design, const std::string& name) {
    for (const format::Resource& resource : design.resources) {
        const auto* machine = std::get_if<stepfunctions::Spec>(&resource.spec);
        if (machine != nullptr && resource.name == name) return machine->type;
    }
    return std::nullopt;
}

/// Whoever starts a Standard execution is answered when it has begun, whoever starts an Express one may be at its end.
void noteMachineTypes(const format::Design& base, const format::Design& other, std::vector<std::string>& notes) {
    for (const format::Resource& resource : base.resources) {
        const auto before = machineType(base, resource.name);
        const auto after = machineType(other, resource.name);
        if (!before || !after || before == after) continue;
        const bool standard = *after == stepfunctions::MachineType::Standard;
        notes.push_back(
            resource.name + " is Standard in \"" + (standard ? other.name : base.name) + "\" and Express in \"" +
            (standard ? base.name : other.name) +
            "\": a Standard execution answers when it has begun, an Express one that is started synchronously at its "
            "end: where it is, the latencies of who starts them do not compare; those of " +
            resource.name + " do");
    }
}

}  // namespace

std::vector<std::string> latencyNotes(const format::Design& base, const format::Design& other) {
    std::vector<std::string> notes;
    noteMachineTypes(base, other, notes);
    for (const workload::TrafficSpec& one : other.workloads) {
        const auto same = std::ranges::find(base.workloads, one.name, &workload::TrafficSpec::name);
        if (same == base.workloads.end() || same->arrivals.isClosed() == one.arrivals.isClosed()) continue;
        notes.push_back("workload " + one.name + " is closed in one of the designs \"" + base.name + "\" and \"" +
                        other.name +
                        "\" and open in the other: users who wait send less, so their latencies do not compare");
    }
    return notes;
}

}  // namespace headroom::planning
