// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/planning/trials.hpp"

/// Work that a design does not do: the one that refuses most, or lets most of it pile up, must not look cheapest or
/// fastest.
namespace headroom::planning {

/// In what way work comes to nothing. Behind a queue, a stream, an asynchronous invocation or a started execution no
/// request of a workload fails by it.
enum class UndoneKind : std::uint8_t {
    Requests,          ///< of a workload, throttled, failed or timed out
    WaitingMessages,   ///< of a queue, more at the end than when measuring began
    DeadLetters,       ///< of a queue
    LostMessages,      ///< of a queue, too old
    WaitingRecords,    ///< of a stream's mapping, more at the end than when measuring began
    DiscardedRecords,  ///< of a stream's mapping
    WaitingEvents,     ///< of a function's asynchronous invocations, more at the end than when measuring began
    DroppedEvents,     ///< of a function's asynchronous invocations
    Executions,        ///< of a state machine, failed or timed out beyond the requests that failed
};

/// "requests", "dead letters" ...: what it is called in files.
std::string_view nameOf(UndoneKind kind);

/// Whether an objective on ErrorRate can say how much of it may be left undone.
constexpr bool canBeJudged(UndoneKind kind) { return kind == UndoneKind::Requests || kind == UndoneKind::Executions; }

/// Whether it comes of more work than is done, and not of what the work itself fails by.
constexpr bool isBacklog(UndoneKind kind) {
    return kind == UndoneKind::WaitingMessages || kind == UndoneKind::LostMessages ||
           kind == UndoneKind::WaitingRecords || kind == UndoneKind::WaitingEvents;
}

/// One kind of work of one workload or resource.
struct Work {
    UndoneKind kind = UndoneKind::Requests;
    std::string of;
    auto operator<=>(const Work&) const = default;
};

/// "of the messages of Orders are left waiting", to follow a share.
std::string undoneText(const Work& work);

/// What of each kind of work was left undone, as a share of what came.
using UndoneShares = std::map<Work, double>;

/// A design does less work than another from this share on.
inline constexpr double kUndone = 0.001;

/// What waits varies by chance: from this share of what came on it is a backlog that grows.
inline constexpr double kPilesUp = 0.01;

/// Requests of the workloads on whose errors no objective is set, and executions likewise: where one is, it says how
/// many may fail. Of queues those that something of the design reads. Of a result of several replications as of one.
UndoneShares undoneOf(const Trial& trial);

/// The mean over trials of what is left undone of each kind.
UndoneShares meanUndone(std::span<const Trial* const> trials);

/// "80.3 % of the messages of Orders are left waiting": what of the shares is kUndone or more, requests apart, which
/// errors tell.
std::vector<std::string> undoneBehind(const UndoneShares& shares);

/// The least of each kind that any of the designs so far leaves undone. One without a queue leaves none of its messages
/// undone.
class LeastUndone {
public:
    void add(const UndoneShares& shares);
    double of(const Work& work) const;

private:
    bool any_ = false;
    UndoneShares shares_;
};

/// The work of which most is undone beyond what the best of all designs leaves undone on the same random numbers; where
/// that is less than kUndone for all, that of which most is undone.
struct Undone {
    std::string of;
    double share = 0.0;   ///< of what came, in the mean
    double excess = 0.0;  ///< of it, beyond the least
    UndoneKind kind = UndoneKind::Requests;

    Work work() const { return {kind, of}; }
};

/// Both by replication. Nothing undone: nothing is named.
Undone undoneBeyond(std::span<const UndoneShares> shares, std::span<const LeastUndone> least);

}  // namespace headroom::planning
