// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_load.hpp"

#include "scenarios/format/call_graph.hpp"
#include "scenarios/study/expected_work.hpp"

namespace headroom::study {

std::vector<ExpectedLoad> expectedLoads(const format::Design& design, base::Duration length) {
    const std::vector<format::CallEdge> calls = format::callsOf(design, length);
    ExpectedWork work(design);
    std::vector<ExpectedLoad> loads;
    for (const format::Resource& resource : design.resources) {
        ExpectedLoad load{resource.name, 0.0, {}};
        bool known = true;
        for (const format::CallEdge& call : calls) {
            if (call.to != resource.name) continue;
            known = known && call.perSecond.has_value();
            load.perSecond += call.perSecond.value_or(0.0);
        }
        if (!known) continue;
        if (std::holds_alternative<lambda::Spec>(resource.spec))
            load.atOnce = load.perSecond * work.of(resource.name).seconds;
        loads.push_back(std::move(load));
    }
    return loads;
}

}  // namespace headroom::study
