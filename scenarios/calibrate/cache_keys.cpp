// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/cache_keys.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "scenarios/calibrate/cache_subject.hpp"
#include "scenarios/calibrate/key_skew.hpp"
#include "scenarios/calibrate/log_time.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::calibrate {

using document::Node;
using recorded::MatchedSeries;
using Kind = recorded::Statistic::Kind;

namespace {

/// Two metrics that count the lookups of one cache.
struct CacheMetrics {
    recorded::Publisher publisher;
    std::string_view hits;
    std::string_view misses;
    const char* what;
};

constexpr std::array kCaches{
    CacheMetrics{recorded::Publisher::RestApi, "CacheHitCount", "CacheMissCount", "cache"},
    CacheMetrics{recorded::Publisher::Cluster, "ItemCacheHits", "ItemCacheMisses", "item cache"},
    CacheMetrics{recorded::Publisher::Cluster, "QueryCacheHits", "QueryCacheMisses", "query cache"}};

/// The lookups of one cache, period by period, those without any too; `from` and `to` are what they are of.
struct Seen {
    std::vector<Lookups> periods;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

const MatchedSeries* sumOf(const std::vector<MatchedSeries>& recording, const std::string& resource,
                           std::string_view metric) {
    for (const MatchedSeries& one : recording) {
        if (one.resource == resource && one.metric->name == metric && one.statistic.kind == Kind::Sum &&
            !one.series.points.empty())
            return &one;
    }
    return nullptr;
}

Seen seenOf(const MatchedSeries& hits, const MatchedSeries& misses) {
    const std::int64_t period = hits.series.period;
    Seen seen{
        {}, std::min(hits.series.begin(), misses.series.begin()), std::max(hits.series.end(), misses.series.end())};
    seen.periods.assign(static_cast<std::size_t>((seen.to - seen.from + period - 1) / period),
                        {static_cast<double>(period), 0.0, 0.0});
    const auto at = [&](std::int64_t second) -> Lookups& {
        return seen.periods[static_cast<std::size_t>((second - seen.from) / period)];
    };
    for (const recorded::Datapoint& point : hits.series.points) at(point.second).hits += point.value;
    for (const recorded::Datapoint& point : misses.series.points) at(point.second).misses += point.value;
    return seen;
}

/// "Name" or {"Ref": "Name"}.
bool refersTo(const Node* node, const std::string& name) {
    if (node == nullptr) return false;
    if (const Node* reference = node->find("Ref")) node = reference;
    return node->isString() && node->asString() == name;
}

/// Calls visit(object, pointer) of every object whose keys the ratio tells of.
class Places {
public:
    using Visit = std::function<void(Node&, const std::string&)>;
    Places(const std::string& target, const std::string& via, Visit visit)
        : target_(target), via_(via), visit_(std::move(visit)) {}

    void go(Node& scenario) const {
        if (Node* resources = via_.empty() ? nullptr : scenario.find("Resources")) calls(*resources, "/Resources");
        Node* workloads = scenario.find("Workloads");
        for (std::size_t i = 0; workloads != nullptr && workloads->isObject() && i < workloads->size(); ++i) {
            document::Member& member = workloads->members()[i];
            if (asks(member.value)) workload(member.value, document::child("/Workloads", member.key));
        }
    }

private:
    bool asks(const Node& object) const {
        return object.isObject() && refersTo(object.find("Target"), target_) &&
               (via_.empty() || refersTo(object.find("Via"), via_));
    }

    void calls(Node& node, const std::string& pointer) const {
        for (std::size_t i = 0; node.isArray() && i < node.size(); ++i)
            calls(node.elements()[i], pointer + "/" + std::to_string(i));
        if (asks(node)) visit_(node, pointer);
        for (std::size_t i = 0; node.isObject() && i < node.size(); ++i)
            calls(node.members()[i].value, document::child(pointer, node.members()[i].key));
    }

    /// A workload, or those entries of its mix that have keys.
    void workload(Node& object, const std::string& pointer) const {
        Node* mix = object.find("Mix");
        if (mix == nullptr || !mix->isArray()) return visit_(object, pointer);
        for (std::size_t i = 0; i < mix->size(); ++i) {
            if (mix->elements()[i].find("Key") != nullptr)
                visit_(mix->elements()[i], pointer + "/Mix/" + std::to_string(i));
        }
    }

    const std::string& target_;
    const std::string& via_;
    Visit visit_;
};

std::string percent(double share) {
    const auto tenths = static_cast<long long>(share * 1000.0 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string measuredText(const ExponentFit& fit) {
    return "hits " + percent(fit.ratio) + " (95 % within " + percent(fit.halfWidth) + ") of " +
           std::to_string(fit.lookups) + " lookups";
}

std::string unreached(const ExponentFit& fit, double keys) {
    const std::string count = std::to_string(static_cast<std::int64_t>(keys)) + " keys";
    if (fit.reach == ExponentFit::Reach::TooFewHits)
        return measuredText(fit) + ", but " + count + " would be hit " + percent(fit.even) +
               " even if all were asked for alike: there are more keys than the scenario says, or they are kept for "
               "less time; nothing is set";
    return measuredText(fit) + ", more than the " + percent(fit.steepest) + " of " + count +
           " however uneven: there are fewer keys than the scenario says, or they are kept longer; nothing is set";
}

void apply(Node& scenario, const std::string& name, const CacheMetrics& cache, const CacheSubject& subject,
           const Seen& seen, const std::string& source, Findings& findings) {
    const std::string of = name + " " + cache.what + " ";
    const ExponentFit fit = fitExponent(subject.parts, seen.periods);
    if (fit.reach != ExponentFit::Reach::Within) {
        if (fit.reach != ExponentFit::Reach::Nothing) findings.push_back(of + unreached(fit, subject.keys));
        return;
    }
    const bool cluster = !subject.table.empty();
    const std::string& target = cluster ? subject.table : name;
    const std::string via = cluster ? name : std::string();
    std::vector<std::string> pointers;
    Places(target, via, [&](Node&, const std::string& pointer) { pointers.push_back(pointer + "/Key"); }).go(scenario);
    if (pointers.empty()) {
        findings.push_back(of +
                           "is asked by nothing that the file's own sections say (a design's Patch may): nothing "
                           "is set");
        return;
    }
    const Node key = zipfKey(subject.keys, {fit.low, fit.value, fit.high}, pointers.size() > 1);
    Places(target, via, [&](Node& object, const std::string&) { object.set("Key", key); }).go(scenario);
    const std::string range = thousandths(fit.low) + " to " + thousandths(fit.high);
    for (const std::string& pointer : pointers)
        noteSource(scenario, pointer,
                   source + ", " + std::string(cache.hits) + " and " + std::string(cache.misses) + ", exponent " +
                       range + daysText({seen.from, seen.to - 1}));
    findings.push_back(of + measuredText(fit) + ": Zipf's law over " +
                       std::to_string(static_cast<std::int64_t>(subject.keys)) + " keys with exponent " +
                       thousandths(fit.value) + " (" + range + "), in " + std::to_string(pointers.size()) +
                       (pointers.size() == 1 ? " place" : " places"));
    for (const std::string& one : subject.notes) findings.push_back(of + "note: " + one);
}

}  // namespace

Findings calibrateCaches(Node& scenario, const format::Scenario& read, const std::vector<MatchedSeries>& recording,
                         const std::string& source) {
    Findings findings;
    for (const format::Resource& resource : read.designs.front().resources) {
        for (const CacheMetrics& cache : kCaches) {
            if (recorded::publisherOf(resource.spec) != cache.publisher) continue;
            const MatchedSeries* hits = sumOf(recording, resource.name, cache.hits);
            const MatchedSeries* misses = sumOf(recording, resource.name, cache.misses);
            const std::string of = resource.name + " " + cache.what + " ";
            if ((hits == nullptr) != (misses == nullptr) || (hits && hits->series.period != misses->series.period)) {
                findings.push_back(of + "needs the sums of " + std::string(cache.hits) + " and " +
                                   std::string(cache.misses) + " of one period: nothing is set");
                continue;
            }
            if (hits == nullptr) continue;
            const CacheSubject subject = cache.publisher == recorded::Publisher::RestApi
                                             ? subjectOfApi(read, resource)
                                             : subjectOfCluster(read, resource, cache.hits == "QueryCacheHits");
            if (!subject.why.empty())
                findings.push_back(of + "says nothing of keys: " + subject.why);
            else
                apply(scenario, resource.name, cache, subject, seenOf(*hits, *misses), source, findings);
        }
    }
    return findings;
}

}  // namespace headroom::calibrate
