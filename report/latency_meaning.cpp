// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/latency_meaning.hpp"

#include <algorithm>

namespace headroom::report {

namespace {

using study::DesignResult;

/// Whether that machine is charged for something of the kind: transitions are a Standard workflow's, requests an
/// Express one's.
bool isCharged(const DesignResult& design, const std::string& machine, std::string_view usage) {
    return std::ranges::any_of(design.cost.bill.lines, [&](const pricing::LineItem& line) {
        return line.service == "AmazonStates" && line.resource == machine && line.usageType.ends_with(usage);
    });
}

bool isStandard(const DesignResult& design, const std::string& machine) {
    return isCharged(design, machine, "StateTransition");
}

bool isExpress(const DesignResult& design, const std::string& machine) {
    return isCharged(design, machine, "StepFunctions-Request");
}

void addMachines(const DesignResult& base, const DesignResult& other, std::vector<std::string>& texts) {
    for (const study::ResourceFigures& resource : base.resources) {
        const std::string& name = resource.resource;
        const bool baseIs = isStandard(base, name) && isExpress(other, name);
        const bool otherIs = isExpress(base, name) && isStandard(other, name);
        if (!baseIs && !otherIs) continue;
        texts.push_back(name + " is Standard in \"" + (otherIs ? other.name : base.name) + "\" and Express in \"" +
                        (otherIs ? base.name : other.name) +
                        "\": a Standard execution answers when it has begun, an Express one that is started "
                        "synchronously at its end: where it is, the latencies of who starts them do not compare; "
                        "those of " +
                        name + " do.");
    }
}

bool isClosed(const DesignResult& design, const std::string& workload) {
    return std::ranges::find(design.closed, workload, &study::ClosedRate::workload) != design.closed.end();
}

void addWorkloads(const DesignResult& base, const DesignResult& other, std::vector<std::string>& texts) {
    for (const auto& [name, counts] : other.workloads) {
        const auto same = std::ranges::find(base.workloads, name, [](const auto& one) { return one.first; });
        if (same == base.workloads.end() || isClosed(base, name) == isClosed(other, name)) continue;
        texts.push_back("Workload " + name + " is closed in one of the designs \"" + base.name + "\" and \"" +
                        other.name +
                        "\" and open in the other: users who wait send less, so their latencies do not compare.");
    }
}

}  // namespace

std::vector<std::string> latencyMeanings(const study::StudyResult& result) {
    std::vector<std::string> texts;
    for (std::size_t d = 1; d < result.designs.size(); ++d) {
        addMachines(result.designs.front(), result.designs[d], texts);
        addWorkloads(result.designs.front(), result.designs[d], texts);
    }
    return texts;
}

}  // namespace headroom::report
