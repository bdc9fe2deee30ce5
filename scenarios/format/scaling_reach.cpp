// SPDX-License-Identifier: GPL-3.0-or-later
// Targets of auto scaling that the expected load leaves out of reach.
#include <algorithm>

#include "model/base/digits.hpp"
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

/// The table itself that is scaled, in one region; its indexes' load is not known before a run.
const dynamodb::Spec* tableOf(const Design& design, const Scaling& scaling) {
    if (!isOfTable(scaling.dimension) || isOfIndex(scaling.dimension) || scaling.policies.empty()) return nullptr;
    for (const Resource& resource : design.resources) {
        const auto* table = std::get_if<dynamodb::Spec>(&resource.spec);
        if (table == nullptr || resource.name != scaling.resource) continue;
        const bool scaled = table->billingMode == dynamodb::BillingMode::Provisioned && table->replicas.empty();
        return scaled ? table : nullptr;
    }
    return nullptr;
}

std::string units(double value) { return base::grouped(static_cast<std::int64_t>(value + 0.5)); }

}  // namespace

void checkScalingReach(Reading& reading, const document::Node& root, const Design& design, base::Duration length) {
    for (const Scaling& scaling : design.scalings) {
        if (tableOf(design, scaling) == nullptr || length.count <= 0) continue;
        const bool writes = isOfWrites(scaling.dimension);
        const TableDemand demand(design, scaling.resource);
        const auto most = static_cast<double>(mostOf(scaling));
        const double reached = scaling.policies.front().target / 100.0 * most;
        const double mean = demand.mean(writes, length);
        const double busiest = std::max(mean, demand.busiest(writes, length));
        if (busiest <= reached) continue;
        const bool always = mean > reached;
        const std::string load =
            always ? units(mean) + " units a second on the mean" : "up to " + units(busiest) + " units a second";
        reading.warning(nearest(root, document::child("/Resources", scaling.name) + "/Properties/MaxCapacity"),
                        "the target cannot be reached" + std::string(always ? "" : " in the busiest minutes") +
                            ": the workloads are expected to consume " + load + " of " + scaling.resource +
                            ", and the target of " + units(scaling.policies.front().target) + " % of MaxCapacity " +
                            units(most) + " is " + units(reached) +
                            (busiest > most ? "; what is beyond " + units(most) + " is throttled" : ""));
    }
}

}  // namespace headroom::format
