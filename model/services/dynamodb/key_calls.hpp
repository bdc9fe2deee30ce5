// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "model/engine/causes.hpp"
#include "model/services/dynamodb/spec.hpp"

namespace headroom::dynamodb {

/// Who asks for a write.
struct Caller {
    std::uint32_t workload = engine::kNoWorkload;
    std::uint32_t keys = 0;  ///< of which keys: see engine::Call
};

/// Calls that a design says a workload makes of a table itself, before any has come.
struct ExpectedCalls {
    std::uint32_t workload = 0;
    bool deletes = false;  ///< or writes
    base::KeyPopularity keys;
    double perSecond = 0.0;  ///< keys, on the mean of the run
};

/// How often calls come a second on the mean of the run: by how many came in so many seconds and how much more often
/// than in these they come on the mean (infinity: none was to be expected yet), and by what a design expects (0 where
/// it expects nothing): that holds as long as no more or less came than chance has it, three standard errors, and
/// counts as much as 16 calls from then on.
double meanRate(std::int64_t came, double expected, double seconds, double times);

/// Keys that are gone through one after the other, from 0 on and round again.
struct Turn {
    double keys = 0.0;
    double perSecond = 0.0;
    bool deletes = false;
    double done = 0.0;  ///< since the beginning
};

/// How often keys are asked for: by kind of keys at random, and in turn.
struct KeyRates {
    std::vector<double> writes;   ///< a second, by KeyCalls::writeKinds()
    std::vector<double> deletes;  ///< likewise by deleteKinds()
    std::vector<Turn> turns;
};

/// Counts the calls of keys that repeat by workload and kind of keys, and tells how often they come on the mean of the
/// run.
class KeyCalls {
public:
    using Kinds = std::vector<base::KeyPopularity>;
    /// How much more often than so far a workload is expected to call on the mean of the run; infinity: none was to be
    /// expected yet.
    using TimesOf = std::function<double(std::uint32_t workload)>;

    explicit KeyCalls(const Spec& spec);

    /// Before the first call.
    void expect(const std::vector<ExpectedCalls>& calls);
    /// Whether a design says anything of them.
    bool expects() const { return expects_; }

    void saw(bool deletes, Caller caller);
    /// How many calls there were.
    std::int64_t seen() const { return seen_; }

    /// What came on the mean of the run, of which so many seconds have passed.
    KeyRates mean(double seconds, const TimesOf& timesOf) const;

    const Kinds& writeKinds() const { return writeKinds_; }
    /// Those of writes where nothing says what deletes fall on.
    const Kinds& deleteKinds() const { return deleteKinds_; }

private:
    struct Count {
        std::int64_t calls = 0;
        double expected = 0.0;  ///< a second, on the mean of the run
    };

    std::size_t placeOf(bool deletes, Caller caller) const;
    Count& countOf(bool deletes, Caller caller);

    double done_;  ///< of the calls that are expected, the share whose condition holds
    double find_;  ///< of such deletes, the share that finds something, where that is given
    Kinds writeKinds_;
    Kinds deleteKinds_;
    std::vector<std::uint32_t> numbers_;  ///< of the kinds of writes, then of deletes
    std::vector<Count> counts_;           ///< by workload (the first of none), then by kind
    std::int64_t seen_ = 0;
    bool expects_ = false;
};

}  // namespace headroom::dynamodb
