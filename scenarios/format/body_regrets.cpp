// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/format/body_regrets.hpp"

#include <algorithm>
#include <set>

#include "model/services/lambda/limits.hpp"
#include "model/services/stepfunctions/limits.hpp"
#include "scenarios/format/function_names.hpp"
#include "scenarios/format/range_check.hpp"
#include "scenarios/format/shortest_execution.hpp"
#include "scenarios/format/spec_named.hpp"

namespace headroom::format {

namespace {

/// Seconds that a stream takes: some of it at once, the rest at a rate.
double streamingTime(double bytes, base::Bytes atOnce, base::Bytes perSecond) {
    return std::max(0.0, bytes - static_cast<double>(atOnce.count)) / static_cast<double>(perSecond.count);
}

double streamedBy(const lambda::Spec& function, double bytes) {
    const double sent = std::min(bytes, static_cast<double>(lambda::kLargestStream.count));
    return shortestExecution(function) + streamingTime(sent, lambda::kFreeStream, lambda::kStreamPerSecond);
}

std::string milliseconds(std::int64_t count) { return std::to_string(count) + " ms"; }

class BodyRegrets {
public:
    BodyRegrets(Reading& reading, const document::Node& root, const Design& design)
        : reading_(reading), root_(root), design_(design) {}

    void warn() {
        for (const Resource& resource : design_.resources) {
            const auto* function = std::get_if<lambda::Spec>(&resource.spec);
            if (function == nullptr || !function->streams || !function->responseSize) continue;
            warnOfTimeout(document::child("/Resources", resource.name) + "/Properties/Timeout", resource.name,
                          *function, smallest(*function->responseSize));
        }
        for (const workload::TrafficSpec& workload : design_.workloads) warnOf(workload);
    }

private:
    void say(const std::string& pointer, const std::string& text) {
        if (said_.insert(pointer + text).second) reading_.warning(nearest(root_, pointer), text);
    }

    template <class Spec>
    const Spec* specOf(const std::string& name) const {
        return specNamed<Spec>(design_, resourceOf(name));
    }

    /// One that code alone never meets is said elsewhere.
    void warnOfTimeout(const std::string& at, const std::string& name, const lambda::Spec& function, double bytes) {
        const auto timeout = static_cast<double>(function.timeout);
        if (shortestExecution(function) > timeout || streamedBy(function, bytes) <= timeout) return;
        say(at, "every streamed answer of " + name + " takes longer than its Timeout, " +
                    std::to_string(function.timeout) +
                    " s, and breaks off there: above 6 MB it flows at 2 MB/s, and what was sent is charged (Lambda "
                    "Developer Guide, configuration-response-streaming)");
    }

    void warnOf(const workload::TrafficSpec& workload) {
        const std::string at = document::child("/Workloads", workload.name);
        const auto* function = specOf<lambda::Spec>(workload.target);
        if (function != nullptr && workload.streams && !function->responseSize)
            warnOfTimeout(at + "/ResponseSize", resourceOf(workload.target), *function,
                          smallest(workload.responseSize));
        const auto* api = specOf<apigateway::Spec>(workload.target);
        if (api == nullptr) return;
        for (const workload::MixEntry& entry : workload.mix) {
            for (const apigateway::RouteSpec& route : api->routes) {
                const bool only = entry.route.empty() && api->routes.size() == 1;
                if (route.key != entry.route && !only) continue;
                if (route.streams) warnOfStream(at + "/ResponseSize", workload, route);
                if (route.service) warnOfTarget(at + "/PayloadSize", workload, route);
            }
        }
    }

    void warnOfStream(const std::string& at, const workload::TrafficSpec& workload,
                      const apigateway::RouteSpec& route) {
        const auto* function = route.http ? nullptr : specOf<lambda::Spec>(route.integration);
        if (function == nullptr && !route.http) return;
        const bool own = function != nullptr && function->responseSize;
        const double bytes = smallest(own ? *function->responseSize : workload.responseSize);
        const double patience = static_cast<double>(route.timeoutInMillis) * 1e-3;
        const double code = function != nullptr ? shortestExecution(*function) : smallest(route.http->latency);
        const double whole =
            function != nullptr
                ? streamedBy(*function, bytes)
                : std::max(code, streamingTime(bytes, apigateway::kFreeStream, apigateway::kStreamPerSecond));
        if (code <= patience && whole > patience)
            say(at, "every streamed answer of the route " + route.key +
                        " takes longer than the route waits, which is " + milliseconds(route.timeoutInMillis) +
                        ", and is cut there: its last part flows at 2 MB/s (API Gateway Developer Guide, "
                        "response-transfer-mode)");
        if (own || function == nullptr) return;
        warnOfTimeout(at, resourceOf(route.integration), *function, bytes);
        if (bytes > static_cast<double>(lambda::kLargestStream.count))
            say(at, "is above " + sizeText(static_cast<double>(lambda::kLargestStream.count)) +
                        ", the largest streamed response of a function (Lambda Developer Guide, "
                        "gettingstarted-limits): every answer of the route " +
                        route.key + " breaks off there");
    }

    /// What passes the gateway may be too large for the queue or the state machine behind it.
    void warnOfTarget(const std::string& at, const workload::TrafficSpec& workload,
                      const apigateway::RouteSpec& route) {
        const auto* queue = specOf<sqs::Spec>(route.integration);
        if (queue != nullptr)
            warnAbove(at, workload.payloadSize, static_cast<double>(queue->maximumMessageSize.count),
                      "the largest message that " + route.integration +
                          " takes (Amazon SQS Developer Guide, "
                          "quotas-messages)",
                      route);
        if (specOf<stepfunctions::Spec>(route.integration) != nullptr)
            warnAbove(at, workload.payloadSize, static_cast<double>(stepfunctions::kMaxPayloadBytes),
                      "the largest input of an execution (Step Functions Developer Guide, limits-overview)", route);
    }

    void warnAbove(const std::string& at, const base::Distribution& size, double most, const std::string& rule,
                   const apigateway::RouteSpec& route) {
        const bool always = smallest(size) > most;
        if (!always && size.quantile(0.99).value_or(0.0) <= most) return;
        say(at, "is above " + sizeText(most) + ", " + rule + ": " +
                    (always ? "every request of the route " + route.key + " is refused"
                            : "requests of the route " + route.key + " that are above it are refused"));
    }

    Reading& reading_;
    const document::Node& root_;
    const Design& design_;
    std::set<std::string> said_;
};

}  // namespace

void warnOfBodies(Reading& reading, const document::Node& root, const Design& design) {
    BodyRegrets(reading, root, design).warn();
}

}  // namespace headroom::format
