// SPDX-License-Identifier: GPL-3.0-or-later
// An access log into a scenario: who arrives when, at which route, and what the gateway adds.
#include <algorithm>
#include <cmath>

#include "model/workload/timestamp.hpp"
#include "scenarios/calibrate/access_log.hpp"
#include "scenarios/calibrate/fit.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/problem.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::vector<std::string_view> parts(std::string_view path) {
    std::vector<std::string_view> all;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        all.push_back(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return all;
}

/// Whether a request of the log ("GET /products/7?a=b") is one of a route ("GET /products/{id}"). 2: as it is written;
/// 1: by its variables; 0: no.
int isOf(std::string_view request, std::string_view route) {
    if (request == route) return 2;
    request = request.substr(0, request.find('?'));
    const std::vector<std::string_view> asked = parts(request);
    const std::vector<std::string_view> known = parts(route);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i >= asked.size()) return 0;
        if (known[i].starts_with('{') && known[i].ends_with("+}")) return 1;
        if (!known[i].starts_with('{') && known[i] != asked[i]) return 0;
    }
    return asked.size() == known.size() ? 1 : 0;
}

/// The routes of the API with the number of requests of each; `unknown` are of none.
std::vector<std::pair<std::string, std::uint64_t>> countsOf(const AccessSample& sample, const Node& routes,
                                                            std::uint64_t& unknown) {
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    for (const document::Member& route : routes.members()) counts.emplace_back(route.key, 0);
    for (const auto& [request, count] : sample.log.routes) {
        std::size_t best = counts.size();
        int fit = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const int one = isOf(request, counts[i].first);
            if (one > fit) best = i;
            fit = std::max(fit, one);
        }
        if (best == counts.size())
            unknown += count;
        else
            counts[best].second += count;
    }
    std::erase_if(counts, [](const auto& one) { return one.second == 0; });
    return counts;
}

void removeMember(Node& object, std::string_view key) {
    std::erase_if(object.members(), [&](const document::Member& member) { return member.key == key; });
}

Findings setRoutes(const AccessSample& sample, const Node* api, Node& workload) {
    const Node* routes = api != nullptr ? api->find("Routes") : nullptr;
    if (routes == nullptr || !routes->isObject() || sample.log.routes.empty()) return {};
    std::uint64_t unknown = 0;
    const auto counts = countsOf(sample, *routes, unknown);
    Findings findings;
    if (unknown > 0) findings.push_back(std::to_string(unknown) + " requests are of no route of the API");
    if (counts.empty()) return findings;
    removeMember(workload, "Mix");
    removeMember(workload, "Route");
    if (counts.size() == 1) {
        workload.set("Route", Node::string(counts.front().first));
        return findings;
    }
    Node mix = Node::array();
    for (const auto& [route, count] : counts) {
        Node entry = Node::object();
        entry.set("Route", Node::string(route));
        entry.set("Weight", Node::integer(static_cast<std::int64_t>(count)));
        mix.append(std::move(entry));
    }
    workload.set("Mix", std::move(mix));
    return findings;
}

/// Beyond what chance makes of independent arrivals (a chi-square of 59 degrees of freedom a minute).
bool isBursty(const AccessSample& sample) {
    const double spread =
        std::sqrt(2.0 / (59.0 * static_cast<double>(std::max<std::size_t>(sample.perMinute.size(), 1))));
    return sample.burstiness.index > 1.0 + 3.0 * spread;
}

std::string tenths(double value) {
    const auto whole = static_cast<long long>(value * 10.0 + 0.5);
    return std::to_string(whole / 10) + "." + std::to_string(whole % 10);
}

/// "3.0 (95 % within 0.3)".
std::string burstinessText(const AccessSample& sample) {
    const std::string value = tenths(sample.burstiness.index);
    return sample.burstiness.halfWidth ? value + " (95 % within " + thousandths(*sample.burstiness.halfWidth) + ")"
                                       : value;
}

void setArrivals(const AccessSample& sample, const std::string& trafficFile, Node& workload) {
    Node trace = Node::object();
    trace.set("File", Node::string(trafficFile));
    trace.set("Column", Node::string("requests"));
    trace.set("Interval", Node::string("60s"));
    trace.set("Gaps", Node::string("zero"));
    if (isBursty(sample))
        trace.set("Burstiness",
                  Node::number(tenths(sample.burstiness.index), std::stod(tenths(sample.burstiness.index))));
    Node arrivals = Node::object();
    arrivals.set("Trace", std::move(trace));
    workload.set("Arrivals", std::move(arrivals));
}

}  // namespace

base::Result<Findings> calibrateAccess(Node& scenario, const std::string& name, const AccessSample& sample,
                                       const std::string& trafficFile, const std::string& source) {
    Node* workloads = scenario.find("Workloads");
    Node* workload = workloads != nullptr && workloads->isObject() ? workloads->find(name) : nullptr;
    if (workload == nullptr || !workload->isObject())
        return refused(document::quoted(name) + " is no workload of the scenario");
    if (sample.log.requests == 0) return refused("holds no line of an access log");
    const Node* target = workload->find("Target");
    const std::string apiName = target != nullptr && target->isString() ? target->asString() : std::string();
    Node* api = resourceNamed(scenario, apiName, {"::Api", "::HttpApi", "::RestApi"});
    Findings findings = setRoutes(sample, api, *workload);
    setArrivals(sample, trafficFile, *workload);
    if (sample.log.answers > 0)
        workload->set("ResponseSize", Node::string(std::to_string(sample.log.answerBytes / sample.log.answers) + "B"));
    const std::string seen = std::to_string(sample.log.requests) + " requests";
    const std::string days = daysText({sample.first, sample.last});
    findings.insert(findings.begin(), name + ": " + seen + " in " + std::to_string(sample.perMinute.size()) +
                                          " minutes; burstiness inside a minute " + burstinessText(sample) +
                                          (isBursty(sample) ? "" : ", as of independent arrivals"));
    if (sample.partMinutes > 0)
        findings.push_back(std::string("the log ") + (sample.partMinutes == 1 ? "begins or ends" : "begins and ends") +
                           " inside a minute: the rate that was logged of it stands for the whole of it");
    if (sample.strays > 0) {
        findings.push_back(std::to_string(sample.strays) + " requests lie more than a day away from all others (" +
                           workload::toText(workload::Timestamp{sample.stray * 1'000'000'000}) +
                           "): a clock was wrong, their times are left out");
    }
    if (sample.log.repeated > 0)
        findings.push_back(
            std::to_string(sample.log.repeated) +
            " lines were there before, with the same request identifier, time and figures: they count once");
    if (sample.log.unchecked)
        findings.push_back("whether lines are there twice was looked for among the first " +
                           std::to_string(SeenLines::kMost) + " only");
    if (sample.log.throttled > 0)
        findings.push_back(std::to_string(sample.log.throttled) +
                           " of them were throttled (429): clients may have asked again");
    if (sample.log.unread > 0)
        findings.push_back(std::to_string(sample.log.unread) + " lines are none of an access log: left out");
    if (api != nullptr && sample.log.overhead.count() >= 100) {
        behaviorOf(*api).set("Overhead", fitPercentiles(sample.log.overhead, base::milliseconds(1)).law);
        findings.push_back(apiName + " Overhead: p50 " + toText(quantileRange(sample.log.overhead, 0.5)) + ", p99 " +
                           toText(quantileRange(sample.log.overhead, 0.99)) + "; the log has whole milliseconds");
        noteSource(scenario, "/Resources/" + apiName + "/Behavior/Overhead", source + ", " + seen + days);
    }
    noteSource(scenario, "/Workloads/" + name + "/Arrivals", source + ", " + seen + days);
    const std::int64_t first = sample.perMinute.begin()->first;
    const std::int64_t last = sample.perMinute.rbegin()->first + 60;
    Node* simulation = scenario.find("Simulation");
    if (simulation == nullptr || !simulation->isObject()) simulation = &scenario.set("Simulation", Node::object());
    simulation->set("Duration", Node::string(std::to_string(last - first) + "s"));
    return findings;
}

}  // namespace headroom::calibrate
