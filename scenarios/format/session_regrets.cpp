// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/session_regrets.hpp"

#include <cmath>

#include "model/services/apigateway/limits.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::format {

namespace {

constexpr const char* kAfter =
    ", and here its client does not connect again (API Gateway Developer Guide, "
    "apigateway-execution-service-websocket-limits-table); real clients mostly do: give the time between two "
    "connections as Length, and that many more arrivals";

/// How long a connection is open on average until no message has passed for 10 minutes: with a Poisson process of
/// messages, (e^(rate silence) - 1) / rate.
double secondsUntilIdle(const workload::SessionSpec& session) {
    const double silence = base::toSeconds(apigateway::kLongestSilence);
    const double rate = session.messages.perSecond + session.received.perSecond;
    return rate > 0.0 ? std::expm1(rate * silence) / rate : silence;
}

/// Empty: the gateway may well let such a session end by itself.
std::string regretOf(const workload::SessionSpec& session) {
    constexpr double kMinute = 60.0;
    const double shortest = smallest(session.length);
    const double idle = secondsUntilIdle(session);
    const bool isLonger = session.length.mean() > idle && idle < base::toSeconds(apigateway::kLongestConnection);
    if (isLonger && session.silent())
        return std::string(shortest > idle ? "is always" : "is on average") +
               " above 10 minutes, and no message passes: the gateway closes a connection as idle then";
    if (isLonger)
        return "is longer than connections last: messages come so seldom that none passes for 10 minutes after about " +
               std::to_string(std::lround(idle / kMinute)) + " minutes on average, and the gateway closes such as idle";
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
