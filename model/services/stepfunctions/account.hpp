// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "model/engine/busiest_second.hpp"
#include "model/engine/resource_report.hpp"
#include "model/engine/token_bucket.hpp"
#include "model/engine/world.hpp"
#include "model/services/stepfunctions/quotas.hpp"
#include "model/services/stepfunctions/task_metrics.hpp"

namespace headroom::stepfunctions {

/// What an account allows of machines of these types, nothing of it used.
std::vector<engine::QuotaUse> limitsOf(const Quotas& quotas, bool standard, bool express);

/// What all state machines of an account share in a Region.
class Account {
public:
    Account(engine::World& world, const Quotas& quotas);
    Account(const Account&) = delete;
    Account& operator=(const Account&) = delete;

    /// Whether a start may go ahead; takes its token.
    bool start(base::Instant now) {
        busiest_.starts.count(now);
        return starts_.take(1, now) && counted(startsTaken_);
    }
    bool startExpress(base::Instant now) {
        busiest_.expressStarts.count(now);
        return expressStarts_.take(1, now) && counted(startsTaken_);
    }
    /// How long a transition waits for its token: first come, first served, by arithmetic. It is made then, see
    /// transitionTaken().
    base::Duration transition(base::Instant now) {
        busiest_.transitions.count(now);
        if (transitions_.take(1, now)) return {};
        transitions_.force(1, now);
        const double owed = -transitions_.level(now);
        return owed <= 0.0 ? base::Duration() : base::fromSeconds(owed / quotas_.transitionRate);
    }

    /// A transition has its token, for which it may have waited.
    void transitionTaken() { counted(transitionsTaken_); }

    /// A Standard execution opens, unless too many are.
    bool open() { return enter(open_, quotas_.openExecutions); }
    void close() { --open_.now; }
    /// A synchronous Express execution begins, unless too many run.
    bool enterSync() { return enter(sync_, quotas_.syncExecutions); }
    void leaveSync() { --sync_.now; }

    /// Peaks count from here.
    void startMeasuring();
    std::vector<engine::QuotaUse> use() const;
    /// True for the first caller: the one machine whose report carries the account's use.
    bool claimReport() { return !std::exchange(claimed_, true); }
    /// A machine of that type is there: what it takes from the buckets is a metric.
    void join(bool express);
    /// The metrics of a function, integration or activity, whichever machines ask it; at build time only.
    TaskMetrics& taskMetrics(TaskKind kind, const std::string& of);

private:
    struct Level {
        std::int64_t now = 0;
        std::int64_t peak = 0;
    };
    /// Of what is asked for, refused or not.
    struct Busiest {
        engine::BusiestSecond starts;
        engine::BusiestSecond expressStarts;
        engine::BusiestSecond transitions;
    };
    static bool enter(Level& level, std::int64_t limit) {
        if (level.now >= limit) return false;
        if (++level.now > level.peak) level.peak = level.now;
        return true;
    }

    static bool counted(engine::Metric* metric) {
        if (metric != nullptr) metric->add(1.0);
        return true;
    }

    engine::World& world_;
    Quotas quotas_;
    engine::Metric* startsTaken_ = nullptr;
    engine::Metric* transitionsTaken_ = nullptr;
    engine::TokenBucket starts_;
    engine::TokenBucket expressStarts_;
    engine::TokenBucket transitions_;
    std::deque<TaskMetrics> taskMetrics_;
    Level open_;
    Level sync_;
    Busiest busiest_;
    bool claimed_ = false;
    bool hasStandard_ = false;
    bool hasExpress_ = false;
};

}  // namespace headroom::stepfunctions
