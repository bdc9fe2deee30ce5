// SPDX-License-Identifier: GPL-3.0-or-later
// Targets of auto scaling that the expected load leaves out of reach.
#include <algorithm>

#include "model/base/digits.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/format/scaling_dimension.hpp"
#include "scenarios/format/table_demand.hpp"
#include "scenarios/format/table_rules.hpp"

namespace headroom::format {

namespace {

/// MaxCapacity, or what a scheduled action makes of it.
std::int64_t mostOf(const Scaling& scaling) {
    std::int64_t most = scaling.most;
    for (const ScheduledBounds& action : scaling.actions) most = std::max(most, action.most.value_or(0));
    return most;
}

/// What is scaled: a table, a replica of one, or a global index.
bool isReached(const Design& design, const Scaling& scaling) {
    if (!isOfTable(scaling.dimension) || scaling.policies.empty()) return false;
    const std::string named = scaling.resource.substr(0, scaling.resource.find(" ("));
    const auto found = std::ranges::find(design.resources, named, &Resource::name);
    const auto* table = found == design.resources.end() ? nullptr : std::get_if<dynamodb::Spec>(&found->spec);
    return table != nullptr && table->billingMode == dynamodb::BillingMode::Provisioned &&
           (scaling.index.empty() || dynamodb::indexNumber(*table, scaling.index) > 0);
}

/// Where MaxCapacity stands: of a ScalableTarget, or in the properties of a global table that scales itself.
Place placeOf(const document::Node& root, const Design& design, const Scaling& scaling) {
    const bool target = std::ranges::find(design.resources, scaling.name, &Resource::name) == design.resources.end() &&
                        document::resolve(root, document::child("/Resources", scaling.name)) != nullptr;
    const std::string table = scaling.resource.substr(0, scaling.resource.find(" ("));
    return nearest(root, document::child("/Resources", target ? scaling.name : table) + "/Properties" +
                             (target ? "/MaxCapacity" : ""));
}

std::string units(double value) { return base::grouped(static_cast<std::int64_t>(value + 0.5)); }

}  // namespace

void checkScalingReach(Reading& reading, const document::Node& root, const Design& design, base::Duration length) {
    for (const Scaling& scaling : design.scalings) {
        if (!isReached(design, scaling) || length.count <= 0) continue;
        const bool writes = isOfWrites(scaling.dimension);
        const TableDemand demand(design, scaling.resource, scaling.index);
        const auto most = static_cast<double>(mostOf(scaling));
        const double reached = scaling.policies.front().target / 100.0 * most;
        const double mean = demand.mean(writes, length);
        const double busiest = std::max(mean, demand.busiest(writes, length));
        if (busiest <= reached) continue;
        const bool always = mean > reached;
        const std::string load =
            always ? units(mean) + " units a second on the mean" : "up to " + units(busiest) + " units a second";
        const std::string what =
            (scaling.index.empty() ? "" : "the index " + scaling.index + " of ") + scaling.resource;
        reading.warning(placeOf(root, design, scaling),
                        "the target cannot be reached" + std::string(always ? "" : " in the busiest minutes") +
                            ": the workloads are expected to consume " + load + " of " + what + ", and the target of " +
                            units(scaling.policies.front().target) + " % of MaxCapacity " + units(most) + " is " +
                            units(reached) +
                            (busiest > most ? "; what is beyond " + units(most) + " is throttled" : ""));
    }
}

}  // namespace headroom::format
