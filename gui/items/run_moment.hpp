// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/items/graph.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::gui {

/// How a box of the diagram stands, at a moment of the run or over all of it.
struct NodeState {
    QString line;        ///< "p99 118 ms"; "throttled 0.31 %" of what has no latency
    QString refused{};   ///< "throttled 0.31 %" beside a latency, "oldest 27 min" beside what waits in a queue
    QString cost;        ///< "$118/mo", at a moment "$0.16/h"
    QString spoken;      ///< all that is known, for the tool tip and for screen readers
    double load = -1.0;  ///< share of the limit in use, up to 1 and beyond; below 0: it has none that is known
    Mood mood = Mood::Plain;
    bool hot = false;  ///< on the way that most take
    bool operator==(const NodeState&) const = default;
};

/// Requests along an arrow of the diagram.
struct WayRate {
    double perSecond = 0.0;
    bool expected = false;  ///< from the rate of its caller and the calls expected of each request, not counted
};

/// Reads a result by resource and minute. Figures of a moment are those of the period that holds it, of replication 1.
/// Refers to the result, which must outlive it.
class RunMoments {
public:
    RunMoments(const study::StudyResult& study, const study::DesignResult& result);

    /// `second`: since the start of the run; nothing: over all of it.
    NodeState stateOf(const GraphNode& node, std::optional<double> second) const;
    /// Requests a second that a resource served, or a workload sent.
    std::optional<double> rateOf(const GraphNode& node, std::optional<double> second) const;
    /// Requests a second along an arrow: counted where one end has no other arrow, else what is expected of the calls.
    std::optional<WayRate> rateAlong(const Graph& graph, const GraphEdge& edge, std::optional<double> second) const;
    /// Requests a second of all workloads, a value a period.
    std::vector<double> load() const;
    double period() const { return result_.seriesPeriod; }
    double duration() const { return study_.duration; }

private:
    std::optional<double> at(const std::string& resource, const char* metric, std::optional<double> second) const;
    std::optional<double> valueOf(const study::Series& series, std::optional<double> second) const;
    std::optional<double> meanLatency(const std::string& resource, const char* metric,
                                      std::optional<double> second) const;
    std::optional<double> largestShare(const std::string& resource, std::optional<double> second) const;
    std::optional<double> quota(const std::string& name) const;
    std::optional<double> requestsAt(const std::string& resource, std::optional<double> second) const;
    std::optional<double> refusedShare(const GraphNode& node, std::optional<double> second) const;
    QString latencyText(const GraphNode& node, std::optional<double> second) const;
    QString costText(const std::string& resource, std::optional<double> second) const;
    bool addQueue(const GraphNode& node, std::optional<double> second, NodeState& state) const;
    double shareOfHour(const pricing::LineItem& line, double second) const;
    const study::StudyResult& study_;
    const study::DesignResult& result_;
    std::map<std::pair<std::string, std::string>, const study::Series*> series_;
    std::map<std::string, const study::Series*> p99_;  ///< of latencies, by what they are of
};

}  // namespace headroom::gui
