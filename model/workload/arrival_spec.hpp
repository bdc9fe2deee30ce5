// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

#include "model/base/distribution.hpp"
#include "model/base/result.hpp"
#include "model/base/units.hpp"
#include "model/workload/calendar.hpp"
#include "model/workload/schedule.hpp"
#include "model/workload/trace.hpp"

/// How requests arrive, as values. All open processes are inhomogeneous Poisson processes unless they say otherwise.
/// Offsets (`at`) count from the scenario's Start, times of day are those of the workload's time zone.
namespace headroom::workload {

/// What a process may be scaled by, and the shortest mean stay of Bursty.
inline constexpr double kGreatestScale = 1e6;
inline constexpr double kLeastTimeScale = 1e-4;
inline constexpr double kGreatestTimeScale = 1e4;
inline constexpr base::Duration kShortestStay = base::milliseconds(1);

/// Evenly spaced: arrival k at k / rate after Start.
struct Constant {
    base::Rate rate{};
    bool operator==(const Constant&) const = default;
};

/// The same rate all the time.
struct Poisson {
    base::Rate rate{};
    bool operator==(const Poisson&) const = default;
};

/// A day's wave: rate proportional to exp(k cos(2 pi (time of day - peakAt) / day)), k such that the peak is
/// `peakToMean` (1 to 200) times the mean.
struct Diurnal {
    base::Rate mean{};
    double peakToMean = 2.0;
    base::Duration peakAt = base::hours(12);
    bool operator==(const Diurnal&) const = default;
};

/// A week's pattern. Either a weight a weekday times the day's wave of Diurnal, or 168 relative rates, one an hour from
/// Monday 00:00 on. Both are scaled so that the mean over a week is `mean`.
struct Weekly {
    base::Rate mean{};
    std::array<double, 7> days{1, 1, 1, 1, 1, 1, 1};  ///< relative, Monday first
    double peakToMean = 1.0;                          ///< of each day's wave
    base::Duration peakAt = base::hours(12);
    std::vector<double> hours{};  ///< 168 values in place of days and wave, or none
    bool operator==(const Weekly&) const = default;
};

/// `from` until `at`, then in a straight line to `to` in the time `over`, then `to`.
struct Ramp {
    base::Rate from;
    base::Rate to;
    base::Duration at{};
    base::Duration over = base::hours(1);
    bool operator==(const Ramp&) const = default;
};

/// Each rate holds from its `at` to the next one's, the last for good. Before a first `at` later than Start there is
/// nothing; the rate of one at Start (or earlier) holds in the warm-up as well.
struct Steps {
    struct Step {
        base::Duration at{};
        base::Rate rate;
        bool operator==(const Step&) const = default;
    };
    std::vector<Step> steps{};  ///< at rising
    bool operator==(const Steps&) const = default;
};

/// `base` all the time but for [at, at + length), where the rate climbs to `peak` within `rise`, stays there, and
/// comes down within `rise`.
struct Spike {
    base::Rate base;
    base::Rate peak;
    base::Duration at{};
    base::Duration length = base::minutes(5);
    base::Duration rise{};
    bool operator==(const Spike&) const = default;
};

/// A Markov-modulated Poisson process: each state lasts an exponential time of mean `meanStay`, then any of the others
/// follows with equal probability. On and off are two states, one with rate 0.
struct Bursty {
    struct State {
        base::Rate rate;
        base::Duration meanStay = base::minutes(1);
        bool operator==(const State&) const = default;
    };
    std::vector<State> states{};  ///< at least two
    bool operator==(const Bursty&) const = default;
};

/// Recorded traffic, its first interval beginning at Start. Every interval's count is kept exactly (fractions and
/// scaled counts are rounded so that running totals are off by at most one half). Inside an interval of n arrivals:
/// - burstiness 1: n independent uniform times, that is a Poisson process given its count;
/// - burstiness B > 1: arrivals come in clusters at one instant; cluster instants are uniform and sizes geometric with
///   mean (B + 1) / 2, so a part q of the interval holds a count whose variance is B (1 - q) times its mean (up to
///   terms of one cluster over n).
/// In the warm-up before Start the trace runs backwards from its beginning (the load before Start is like the load
/// after); after its end nothing arrives. Single arrivals (Trace::arrivals) are replayed as they are.
struct TraceReplay {
    std::shared_ptr<const Trace> trace{};
    double burstiness = 1.0;
    bool operator==(const TraceReplay& other) const;
};

/// A fixed number of users, each thinking between the end of one request and the next. Not an open process:
/// makeArrivals does not serve it.
struct Closed {
    std::int64_t users = 1;
    base::Distribution think{};  ///< seconds
    bool operator==(const Closed&) const = default;
};

using ArrivalProcess =
    std::variant<Constant, Poisson, Diurnal, Weekly, Ramp, Steps, Spike, Bursty, TraceReplay, Schedule, Closed>;

/// A process with its scales. `scale` multiplies the number of arrivals; `timeScale` stretches time: what the process
/// does at a time t after Start happens at t x timeScale, so nothing is added or lost and the rate is divided by it.
/// (0.5 replays twice as fast.) A schedule runs `scale` times at each of its moments.
struct ArrivalSpec {
    ArrivalProcess process;
    double scale = 1.0;
    double timeScale = 1.0;
    Calendar calendar{};
    bool operator==(const ArrivalSpec&) const = default;

    bool isClosed() const { return std::holds_alternative<Closed>(process); }
};

/// The first parameter that makes no sense: `where` is its name as in a scenario file.
base::Result<void> check(const ArrivalSpec& spec);

}  // namespace headroom::workload
