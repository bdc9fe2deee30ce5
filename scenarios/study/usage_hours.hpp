// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/engine/resource_report.hpp"
#include "scenarios/study/result.hpp"

namespace headroom::study {

/// Watches how use is spread over hours: meters are read at every full hour of the clock. A run of less than a day says
/// nothing of that.
class UsageHours {
public:
    /// `start`: the Unix time of instant 0.
    UsageHours(std::int64_t startSecondsUtc, base::Duration run);

    /// When the meters are to be read next, from Start; nothing once enough is known.
    std::optional<base::Duration> next() const;
    /// The meters at next().
    void read(const std::vector<engine::ResourceReport>& reports);

    /// Of what is used or held, each with its shares in billionths that add up to one, over the hours of the day or, in
    /// a run of a week or more, of the week from Monday on: whole days or weeks alone.
    std::vector<UsageProfile> profiles() const;
    /// The same in granules, over the hours of all whole days of the run, one after another: a quiet day does not lend
    /// to a busy one, and what is even is even to the last granule.
    std::vector<UsageByHour> hours() const;

private:
    using Key = std::tuple<std::string, std::string, std::string>;
    struct Meter {
        base::Granules last = 0;
        std::vector<base::Granules> inCycle;
        std::vector<base::Granules> inRun;
    };

    std::int64_t start_;
    std::int64_t cyclesUntil_;  ///< seconds from Start: whole days or weeks
    std::int64_t daysUntil_;    ///< likewise: whole days
    std::int64_t at_ = 0;
    std::size_t cycle_;  ///< hours
    std::map<Key, Meter> meters_;
};

}  // namespace headroom::study
