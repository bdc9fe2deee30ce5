// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/session_regrets.hpp"

#include "model/services/apigateway/limits.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

namespace {

constexpr const char* kAfter =
    ", and here its client does not connect again (API Gateway Developer Guide, "
    "apigateway-execution-service-websocket-limits-table); real clients mostly do: give the time between two "
    "connections as Length, and that many more arrivals";

/// Empty: the gateway may well let such a session end by itself.
std::string regretOf(const workload::SessionSpec& session) {
    const double shortest = smallest(session.length);
    const double silence = base::toSeconds(apigateway::kLongestSilence);
    const double rate = session.messages.perSecond + session.received.perSecond;
    if (session.silent() && shortest > silence)
        return "is always above 10 minutes, and no message passes: the gateway closes every connection as idle then";
    // A Poisson process of less than one message in that time falls silent for so long within a few of them.
    if (shortest > silence && rate * silence < 1.0)
        return "is always above 10 minutes, and messages come more than 10 minutes apart on average: the gateway "
               "closes a connection that is idle for so long";
    if (shortest > base::toSeconds(apigateway::kLongestConnection))
        return "is always above 2 hours: the gateway closes every connection then";
    return {};
}

}  // namespace

void warnOfSessions(Reading& reading, const document::Node& root, const Design& design) {
    for (const workload::TrafficSpec& workload : design.workloads) {
        if (!workload.session) continue;
        const std::string regret = regretOf(*workload.session);
        if (regret.empty()) continue;
        reading.warning(nearest(root, document::child("/Workloads", workload.name) + "/Session/Length"),
                        regret + kAfter);
    }
}

}  // namespace headroom::format
