// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/expected_traffic.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "model/services/apigateway/limits.hpp"
#include "model/workload/arrivals.hpp"

namespace headroom::study {

double expectedArrivals(const workload::TrafficSpec& spec, const Work& work, base::Instant begin, base::Instant end) {
    const double length = base::toSeconds(end - begin);
    if (const auto* closed = std::get_if<workload::Closed>(&spec.arrivals.process)) {
        return static_cast<double>(closed->users) * spec.arrivals.scale * length /
               (closed->think.mean() + work.seconds + 0.01);
    }
    return workload::meanRate(spec.arrivals, begin, end).perSecond * length;
}

double sessionLength(const workload::SessionSpec& session) {
    const double longest = std::min(session.length.mean(), base::toSeconds(apigateway::kLongestConnection));
    // Until a Poisson process of that rate is silent for s: (e^(rate s) - 1) / rate on average.
    const double silence = base::toSeconds(apigateway::kLongestSilence);
    const double rate = session.messages.perSecond + session.received.perSecond;
    return std::min(longest, rate > 0.0 ? std::expm1(rate * silence) / rate : silence);
}

double requestsPerArrival(const workload::TrafficSpec& spec) {
    if (!spec.session) return 1.0;
    return 2.0 + (spec.session->messages.perSecond + spec.session->received.perSecond) * sessionLength(*spec.session);
}

}  // namespace headroom::study
