// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "model/base/units.hpp"
#include "model/engine/request.hpp"
#include "model/services/lambda/cursor.hpp"
#include "model/services/lambda/ending.hpp"

namespace headroom::lambda {

/// A Parallel step under way. Its time is explained by one of its strands, or it would count as often as there are
/// strands: by the one that ended last; when the execution is killed, by the first in the file that had not ended.
/// @see README.md, "Parallel steps".
class Parallel {
public:
    /// Begins at `now` on branch `branch` of the request; `outer` is what the strand that met the step is at. All that
    /// is named outlives this.
    Parallel(engine::Request& request, std::uint8_t branch, std::size_t strands, engine::HopId hop, Doing& outer,
             base::Instant now);
    Parallel(const Parallel&) = delete;
    Parallel& operator=(const Parallel&) = delete;
    ~Parallel();

    /// One of the lists of steps, while it runs. Destroyed before it has ended: killed.
    class Strand {
    public:
        Strand(Parallel& parallel, std::size_t nth, const Cursor& from)
            : cursor(from), parallel_(parallel), branch_(parallel.branchOf(nth)) {}
        Strand(const Strand&) = delete;
        Strand& operator=(const Strand&) = delete;
        ~Strand() {
            if (!ended_) parallel_.killed(*this);
        }
        std::uint8_t branch() const { return branch_; }
        void end(const Ending& how) {
            ended_ = true;
            parallel_.ended(branch_, how);
        }

        Cursor cursor;
        Doing doing;

    private:
        Parallel& parallel_;
        std::uint8_t branch_;
        bool ended_ = false;
    };

    /// All strands have ended: how the step ended.
    Ending join(base::Instant now);

private:
    std::uint8_t branchOf(std::size_t nth) const {
        return first_ == engine::Request::kMuted ? first_ : static_cast<std::uint8_t>(first_ + nth);
    }
    void ended(std::uint8_t branch, const Ending& how);
    void killed(const Strand& strand);
    void settle();

    engine::Request& request_;
    std::uint8_t branch_;
    std::uint8_t first_;
    std::size_t strands_;
    std::size_t spans_;  ///< that there were before
    engine::HopId hop_;
    Doing& outer_;
    base::Instant began_;
    std::uint8_t explains_;
    std::optional<Ending> failed_;  ///< the first failure in time
    bool joined_ = false;
};

}  // namespace headroom::lambda
