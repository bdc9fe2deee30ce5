// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/format/scenario.hpp"
#include "scenarios/study/result.hpp"

/// What gives way when traffic rises: which figure of a resource says so, and what a person does about it.
namespace headroom::planning {

enum class LimitKind : std::uint8_t {
    Quota,
    Capacity,
    Partition,
    Connections,
    Setting,
    Scaling,
    Latency,
    Errors,
    Backlog
};

/// "quota", "capacity" ...
std::string_view nameOf(LimitKind kind);

/// What is done about a limit in a design; None: nothing of the design's or the account's helps.
enum class Fix : std::uint8_t {
    None,
    LambdaConcurrency,
    ReservedConcurrency,
    ApiRate,
    ApiConnections,
    UsagePlan,
    Method,
    TableQuota,
    ReadCapacity,
    WriteCapacity,
    ReadMaximum,
    WriteMaximum,
    Nodes,
    ExecutionStarts,
    OpenExecutions,
    ExpressStarts,
    SyncExecutions,
    Transitions,
};

/// A figure that counts requests refused for one reason.
struct LimitFigure {
    std::string_view figure;  ///< what its name ends with
    LimitKind kind = LimitKind::Quota;
    std::string_view what;
    bool raisable = false;  ///< AWS or the design's own setting can be asked for more
    std::string_view advice;
    Fix fix = Fix::None;
};

/// A limit at work in a design: requests of `resource` were refused.
struct LimitReached {
    std::string resource;  ///< of a global table abroad with its region
    const LimitFigure* figure = nullptr;
    double refused = 0.0;
    std::string index{};    ///< whose limit it is, of a table; empty: the table's own
    std::string setting{};  ///< of several of one kind the one that refuses, see settingsOf(); empty: not told apart
    double share = 0.0;     ///< of requests that it refuses, see limitsThatCount()
    std::string of{};       ///< whose requests those are: the resource's or a workload's; empty: all of them
    /// Whether it is the same limit, however much it refuses.
    bool operator==(const LimitReached& other) const {
        return resource == other.resource && figure == other.figure && index == other.index && setting == other.setting;
    }
};

/// "Posts: write capacity", "Posts/index/ByAuthor: write capacity", "Public: the usage plan's limit (Partner)".
std::string nameOf(const LimitReached& limit);

/// The limits that refused anything, in the order of the resources.
std::vector<LimitReached> limitsReached(const study::DesignResult& result);

/// So many times as much, rounded up.
std::int64_t timesUp(std::int64_t value, double factor);

/// Lifts the limit in the design by that factor (or takes it away where it is an optional setting). False where nothing
/// can be done.
bool lift(const LimitReached& limit, double factor, format::Design& design);

/// Whether nothing lifts the limit, so that a search has to pass over it to find what else gives way.
bool isPassedOver(const LimitReached& limit);

/// lift(), or where nothing can be done as if the limit were not there. False where that cannot be simulated either.
bool takeAway(const LimitReached& limit, double factor, format::Design& design);

}  // namespace headroom::planning
