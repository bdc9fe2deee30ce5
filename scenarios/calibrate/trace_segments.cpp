// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <vector>

#include "scenarios/calibrate/xray.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::calibrate {

using document::Node;

namespace {

std::string textOf(const Node& object, std::string_view key) {
    const Node* value = object.isObject() ? object.find(key) : nullptr;
    return value != nullptr && value->isString() ? value->asString() : std::string();
}

bool isSet(const Node& object, std::string_view key) {
    const Node* value = object.isObject() ? object.find(key) : nullptr;
    return value != nullptr && value->isBool() && value->asBool();
}

std::size_t lengthOf(const Node* list) { return list != nullptr && list->isArray() ? list->size() : 0; }

/// Seconds from begin to end of a segment.
struct Span {
    double from = 0.0;
    double to = 0.0;
};

std::optional<Span> spanOf(const Node& segment) {
    constexpr double kLatest = 4'102'444'800.0;  // 2100-01-01: what is beyond counts milliseconds, and is no X-Ray's
    const Node* from = segment.find("start_time");
    const Node* to = segment.find("end_time");
    if (from == nullptr || to == nullptr || !from->isNumber() || !to->isNumber()) return std::nullopt;
    const Span span{from->asNumber(), to->asNumber()};
    if (span.to < span.from) return std::nullopt;  // a clock was set back in between
    if (span.from < 0.0 || span.to >= kLatest) return std::nullopt;
    return span;
}

/// How much of a span the others cover together.
double covered(const Span& whole, std::vector<Span> parts) {
    std::ranges::sort(parts, {}, &Span::from);
    double seconds = 0.0;
    double until = whole.from;
    for (const Span& part : parts) {
        const double from = std::max(part.from, until);
        const double to = std::min(part.to, whole.to);
        seconds += std::max(to - from, 0.0);
        until = std::max(until, to);
    }
    return seconds;
}

base::Duration durationOf(double seconds) { return base::Duration(static_cast<std::int64_t>(seconds * 1e9)); }

/// A function's calls: when, and of what.
struct Calls {
    std::vector<Span> spans;
    std::vector<std::string> names;
    std::set<const Node*> looked;  ///< parts may name each other as parents
};

/// The documents of one trace: each segment with its subsegments, those that were sent by themselves included.
class Trace {
public:
    Trace(const Node& trace, TraceSample& sample, std::set<std::string>& seen)
        : id_(textOf(trace, "Id")), sample_(sample), seen_(seen) {
        const Node* segments = trace.find("Segments");
        for (std::size_t i = 0; i < lengthOf(segments); ++i) add(segments->elements()[i]);
        for (const Node& document : documents_) {
            if (textOf(document, "type") == "subsegment") sent_[textOf(document, "parent_id")].push_back(&document);
        }
    }

    void read() {
        for (const Node& document : documents_) {
            if (textOf(document, "origin") == "AWS::Lambda::Function") readFunction(document);
        }
    }

private:
    void add(const Node& segment) {
        const Node* document = segment.isObject() ? segment.find("Document") : nullptr;
        if (document != nullptr && document->isObject()) return documents_.push_back(*document);  // the console's
        document::Loaded read = document::readText(textOf(segment, "Document"), "segment", document::Format::Json);
        if (read.ok() && read.root->isObject())
            documents_.push_back(std::move(*read.root));
        else
            ++sample_.unread;
    }

    std::vector<const Node*> below(const Node& segment) const {
        std::vector<const Node*> parts;
        const Node* inside = segment.find("subsegments");
        for (std::size_t i = 0; i < lengthOf(inside); ++i) {
            if (inside->elements()[i].isObject()) parts.push_back(&inside->elements()[i]);
        }
        const std::string id = textOf(segment, "id");
        const auto sent = id.empty() ? sent_.end() : sent_.find(id);
        if (sent != sent_.end()) parts.insert(parts.end(), sent->second.begin(), sent->second.end());
        return parts;
    }

    const Node* below(const Node& segment, std::string_view name) const {
        for (const Node* part : below(segment)) {
            if (textOf(*part, "name") == name) return part;
        }
        return nullptr;
    }

    /// Calls that leave the function, wherever they stand; what is inside of one is part of it.
    void collect(const Node& segment, Calls& calls, int depth = 0) const {
        if (depth > document::kMaxDepth) return;
        for (const Node* part : below(segment)) {
            if (!calls.looked.insert(part).second) continue;
            const std::string space = textOf(*part, "namespace");
            const auto span = space == "aws" || space == "remote" ? spanOf(*part) : std::nullopt;
            if (!span) {
                collect(*part, calls, depth + 1);
                continue;
            }
            calls.spans.push_back(*span);
            calls.names.push_back(textOf(*part, "name"));
        }
    }

    void record(const Node& segment, std::string_view name, Sample& sample) const {
        const Node* part = below(segment, name);
        if (const auto span = part != nullptr ? spanOf(*part) : std::nullopt)
            sample.record(durationOf(span->to - span->from));
    }

    void readFunction(const Node& segment) {
        const Node* invocation = below(segment, "Invocation");
        const auto whole = spanOf(invocation != nullptr ? *invocation : segment);
        if (!whole) {
            ++sample_.unread;
            return;
        }
        const std::string id = textOf(segment, "id");
        if (!id_.empty() && !seen_.insert(id_ + "/" + id).second) {
            ++sample_.repeated;
            return;
        }
        TracedFunction& function = sample_.functions[textOf(segment, "name")];
        function.time.add(static_cast<std::int64_t>(whole->from));
        function.time.add(static_cast<std::int64_t>(whole->to));
        record(segment, "Initialization", function.inits);
        record(segment, "Restore", function.restores);
        if (isSet(segment, "fault") || isSet(segment, "error")) ++function.failed;
        Calls calls;
        collect(segment, calls);
        for (const std::string& name : calls.names) ++function.calls[name];
        // Without a part of its own, the handler is what Lambda's parts of the segment leave.
        for (const char* name : {"Initialization", "Restore", "Overhead"}) {
            const Node* part = invocation == nullptr ? below(segment, name) : nullptr;
            if (const auto span = part != nullptr ? spanOf(*part) : std::nullopt) calls.spans.push_back(*span);
        }
        const auto own = durationOf(std::max(whole->to - whole->from - covered(*whole, std::move(calls.spans)), 0.0));
        function.own.record(own);
        if (!calls.names.empty()) function.calling.record(own);
    }

    std::string id_;
    TraceSample& sample_;
    std::set<std::string>& seen_;
    std::vector<Node> documents_;
    std::map<std::string, std::vector<const Node*>> sent_;  ///< by themselves, by the id of what they are part of
};

}  // namespace

bool isTraces(const Node& root) {
    const Node* traces = root.isObject() ? root.find("Traces") : nullptr;
    if (traces != nullptr) return traces->isArray();
    const Node* segments = root.isObject() ? root.find("Segments") : nullptr;
    return segments != nullptr && segments->isArray() && root.find("Id") != nullptr;
}

bool isTraceSummaries(const Node& root) {
    const Node* summaries = root.isObject() ? root.find("TraceSummaries") : nullptr;
    return summaries != nullptr && summaries->isArray();
}

void TracedFunction::merge(const TracedFunction& other) {
    own.merge(other.own);
    calling.merge(other.calling);
    inits.merge(other.inits);
    restores.merge(other.restores);
    failed += other.failed;
    for (const auto& [name, count] : other.calls) calls[name] += count;
    time.add(other.time);
}

TraceSample readTraces(const Node& root, std::set<std::string>& seen) {
    TraceSample sample;
    const auto read = [&](const Node& trace) {
        ++sample.traces;
        if (!trace.isObject()) return;
        if (isSet(trace, "LimitExceeded"))
            ++sample.cut;
        else
            Trace(trace, sample, seen).read();
    };
    const Node* traces = root.find("Traces");
    if (traces == nullptr) read(root);
    for (std::size_t i = 0; i < lengthOf(traces); ++i) read(traces->elements()[i]);
    sample.withheld = lengthOf(root.find("UnprocessedTraceIds"));
    return sample;
}

}  // namespace headroom::calibrate
