// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "model/services/dynamodb/expiry_balance.hpp"

namespace headroom::dynamodb {

/// What becomes of a table's items over time where they expire: how many time to live deletes from one second to the
/// next, from the writes and the deletes that callers ask for so far; looked at after 1, 2, 4 ... seconds, then 16
/// times a life, at most each second and at least each hour. What was written before the beginning is taken to have
/// come as fast as on the mean of the run.
class ExpiryFlow {
public:
    /// The expected mean rate of a workload over the whole run by that from the beginning until an instant.
    using WholeByPart = std::function<double(std::uint32_t workload, base::Instant until)>;

    /// `spec` outlives this; its items expire. The clock stands at `begin`.
    ExpiryFlow(const Spec& spec, base::Instant begin) : begin_(begin), balance_(spec) {}

    /// How each workload's load changes; without it loads are taken to be flat.
    void expectLoad(WholeByPart wholeByPart) { wholeByPart_ = std::move(wholeByPart); }

    /// A write, or a delete that a caller asks for, of a key that never repeats or another.
    void saw(bool asDelete, bool fresh, base::Instant now, std::uint32_t workload);
    /// Items deleted in so many seconds from that one on, which are counted from the beginning (from 1); they rise.
    std::int64_t next(std::int64_t second, std::int64_t seconds = 1);
    /// By the last look.
    const Balance& now() const { return last_; }
    /// Items that were deleted from instant 0 on.
    double gone() const { return gone_; }
    /// How many there were on the mean of a time that has passed, whose load was the same before the beginning.
    double itemsOver(base::Instant from, base::Instant to) const;

    /// How many of `gone` items other regions found, so that they are writes here: of `others` regions beside this one.
    std::int64_t toWrite(std::int64_t gone, std::size_t others);
    /// Those that found no capacity.
    void putBack(std::int64_t writes) { writesDue_ += static_cast<double>(writes); }

private:
    /// Of one workload.
    struct Seen {
        std::array<std::int64_t, 2> writes{};  ///< of keys that repeat, of others
        std::array<std::int64_t, 2> deletes{};
    };

    double secondsOf(base::Instant at) const { return base::toSeconds(at - begin_); }
    KindRates meanSoFar(std::int64_t second) const;
    std::int64_t untilNextLook(std::int64_t second) const;

    base::Instant begin_;
    ExpiryBalance balance_;
    WholeByPart wholeByPart_;
    KindHistory history_;
    std::vector<Seen> seen_;  ///< by workload, the first being of none
    std::int64_t look_ = 1;
    Balance last_;
    double due_ = 0.0;
    double gone_ = 0.0;
    double writesDue_ = 0.0;
};

}  // namespace headroom::dynamodb
