// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/askers.hpp"

#include "scenarios/format/call_graph.hpp"

namespace headroom::recorded {

std::map<std::string, std::string> askersWithin(const format::Design& design, base::Duration length) {
    std::map<std::string, std::string> askers;
    for (const format::CallEdge& call : format::callsOf(design, length)) {
        const bool idle = call.perSecond && *call.perSecond <= 0.0;
        if (!call.fromWorkload && !idle) askers.emplace(call.to, call.from);
    }
    return askers;
}

}  // namespace headroom::recorded
