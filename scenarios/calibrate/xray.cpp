// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/xray.hpp"

#include <algorithm>

#include "scenarios/calibrate/fit.hpp"
#include "scenarios/document/problem.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::string textOf(const Node& object, std::string_view key) {
    const Node* value = object.find(key);
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

/// Seconds from begin to end of a segment.
struct Span {
    double from = 0.0;
    double to = 0.0;
};

std::optional<Span> spanOf(const Node& segment) {
    const Node* from = segment.find("start_time");
    const Node* to = segment.find("end_time");
    if (from == nullptr || to == nullptr || !from->isNumber() || !to->isNumber()) return std::nullopt;
    if (to->asNumber() < from->asNumber()) return std::nullopt;  // a clock was set back in between
    return Span{from->asNumber(), to->asNumber()};
}

const Node* below(const Node& segment, std::string_view name) {
    const Node* all = segment.find("subsegments");
    for (std::size_t i = 0; all != nullptr && all->isArray() && i < all->size(); ++i) {
        if (textOf(all->elements()[i], "name") == name) return &all->elements()[i];
    }
    return nullptr;
}

/// Calls that leave the function, wherever they stand; what is inside of one is part of it.
void collectCalls(const Node& segment, std::vector<Span>& calls) {
    const Node* all = segment.find("subsegments");
    for (std::size_t i = 0; all != nullptr && all->isArray() && i < all->size(); ++i) {
        const Node& one = all->elements()[i];
        const std::string space = one.isObject() ? textOf(one, "namespace") : std::string();
        const auto span = space == "aws" || space == "remote" ? spanOf(one) : std::nullopt;
        if (span)
            calls.push_back(*span);
        else if (one.isObject())
            collectCalls(one, calls);
    }
}

/// How much of a span the calls cover together.
double covered(const Span& whole, std::vector<Span> calls) {
    std::ranges::sort(calls, {}, &Span::from);
    double seconds = 0.0;
    double until = whole.from;
    for (const Span& call : calls) {
        const double from = std::max(call.from, until);
        const double to = std::min(call.to, whole.to);
        seconds += std::max(to - from, 0.0);
        until = std::max(until, to);
    }
    return seconds;
}

base::Duration lengthOf(double seconds) { return base::Duration(static_cast<std::int64_t>(seconds * 1e9)); }

void readFunction(const Node& segment, TraceSample& sample) {
    const Node* invocation = below(segment, "Invocation");
    const auto whole = spanOf(invocation != nullptr ? *invocation : segment);
    if (!whole) {
        ++sample.unread;
        return;
    }
    TracedFunction& function = sample.functions[textOf(segment, "name")];
    constexpr double kLatest = 4'102'444'800.0;  // 2100-01-01
    if (whole->from >= 0.0 && whole->to < kLatest) {
        function.time.add(static_cast<std::int64_t>(whole->from));
        function.time.add(static_cast<std::int64_t>(whole->to));
    }
    double aside = 0.0;
    for (const char* name : {"Initialization", "Overhead"}) {
        const Node* part = below(segment, name);
        const auto span = part != nullptr ? spanOf(*part) : std::nullopt;
        if (!span) continue;
        if (name == std::string_view("Initialization")) function.inits.record(lengthOf(span->to - span->from));
        if (invocation == nullptr) aside += covered(*whole, {*span});
    }
    std::vector<Span> calls;
    collectCalls(segment, calls);
    const double own = whole->to - whole->from - covered(*whole, std::move(calls)) - aside;
    function.own.record(lengthOf(std::max(own, 0.0)));
}

void readSegment(const Node& segment, TraceSample& sample) {
    const document::Loaded read = document::readText(textOf(segment, "Document"), "segment", document::Format::Json);
    if (!read.ok() || !read.root->isObject()) {
        ++sample.unread;
        return;
    }
    if (textOf(*read.root, "origin") == "AWS::Lambda::Function") readFunction(*read.root, sample);
}

}  // namespace

bool isTraces(const Node& root) {
    const Node* traces = root.isObject() ? root.find("Traces") : nullptr;
    return traces != nullptr && traces->isArray();
}

void TracedFunction::merge(const TracedFunction& other) {
    own.merge(other.own);
    inits.merge(other.inits);
    time.add(other.time);
}

TraceSample readTraces(const Node& root, std::set<std::string>& seen) {
    TraceSample sample;
    for (const Node& trace : root.find("Traces")->elements()) {
        const std::string id = trace.isObject() ? textOf(trace, "Id") : std::string();
        if (!id.empty() && !seen.insert(id).second) {
            ++sample.repeated;
            continue;
        }
        ++sample.traces;
        const Node* segments = trace.isObject() ? trace.find("Segments") : nullptr;
        for (std::size_t i = 0; segments != nullptr && segments->isArray() && i < segments->size(); ++i)
            readSegment(segments->elements()[i], sample);
    }
    return sample;
}

base::Result<Findings> calibrateTraced(Node& scenario, const std::string& name, const TracedFunction& sample,
                                       const std::string& source) {
    Node* function = functionNamed(scenario, name);
    if (function == nullptr) return refused(document::quoted(name) + " is no function of the scenario");
    if (sample.own.count() == 0) return refused("holds no finished invocation of " + document::quoted(name));
    const std::optional<std::int64_t> size = memoryOf(scenario, *function);
    const std::string seen =
        source + ", X-Ray, " + std::to_string(sample.own.count()) + " invocations" + daysText(sample.time);
    Node compute = Node::object();
    compute.set("Duration", fitPercentiles(sample.own).law);
    if (size) compute.set("AtMemory", Node::integer(*size));
    Node code = Node::object();
    code.set("Compute", std::move(compute));
    Node& behavior = behaviorOf(*function);
    setCode(behavior, std::move(code));
    const std::string pointer = "/Resources/" + name + "/Behavior/";
    Findings findings{name + " own time: p50 " + toText(quantileRange(sample.own, 0.5)) + ", p99 " +
                      toText(quantileRange(sample.own, 0.99)) + " of " + std::to_string(sample.own.count()) +
                      ", without the time of its calls; taken as measured with " +
                      (size ? std::to_string(*size) + " MB" : "whatever memory it has")};
    if (sample.inits.count() > 0) {
        behavior.set("Init", fitPercentiles(sample.inits).law);
        findings.push_back(name + " Init: p50 " + toText(quantileRange(sample.inits, 0.5)) + " of " +
                           std::to_string(sample.inits.count()));
        noteSource(scenario, pointer + "Init", seen);
    }
    noteSource(scenario, pointer + "Steps/Code", seen);
    findings.emplace_back(
        "X-Ray samples the first request of each second and 5 % of the rest unless it is told otherwise: quiet times "
        "and cold starts are more frequent in the sample than they are");
    return findings;
}

}  // namespace headroom::calibrate
