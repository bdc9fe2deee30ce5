// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/base/meter.hpp"
#include "model/base/units.hpp"
#include "model/engine/resource_report.hpp"
#include "model/services/stepfunctions/definition.hpp"

namespace headroom::stepfunctions {

/// How often the states of a machine were entered, tried again and failed, how long they took, and where they led: what
/// a drawing of the workflow shows.
class StateUsage {
public:
    explicit StateUsage(const Definition& definition);

    void entered(StateIndex state) { ++states_[state].entered; }
    void triedAgain(StateIndex state) { ++states_[state].retries; }
    void left(StateIndex state, base::Duration length, bool ok) {
        Counts& counts = states_[state];
        ++counts.left;
        counts.nanoseconds += length.count;
        if (!ok) ++counts.failed;
    }
    /// `next` is one of the state's successors, by Next, a rule, Default or a catcher; or kNone at the end of a scope.
    void went(StateIndex state, StateIndex next) {
        for (Way& way : states_[state].ways) {
            if (way.to == next) ++way.times;
        }
    }

    void report(engine::ResourceReport& into) const;
    /// The states that most executions pass: from a scope's first along the way that is taken most often (the first of
    /// equals), and likewise in each branch and iteration of those.
    std::vector<bool> hotPath() const;

private:
    struct Way {
        StateIndex to = kNone;
        std::uint64_t times = 0;
    };
    struct Counts {
        std::uint64_t entered = 0;
        std::uint64_t retries = 0;
        std::uint64_t failed = 0;
        std::uint64_t left = 0;
        base::Granules nanoseconds = 0;
        std::vector<Way> ways;
    };
    void addWay(Counts& counts, StateIndex to) const;

    const Definition& definition_;
    std::vector<Counts> states_;
};

}  // namespace headroom::stepfunctions
