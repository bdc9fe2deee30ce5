// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/services/dynamodb/stored_items.hpp"

namespace headroom::dynamodb {

/// How many writes and deletes came when, in bins of equal length, which grows as the run does: at least a
/// two-thousandth of it, and a second.
class ChangeHistory {
public:
    ChangeHistory() { bins_.reserve(kMostBins); }

    /// That many seconds after the beginning; they rise.
    void saw(bool asDelete, double second);
    /// Mean rates between two times, of which the last is at most `end`, the present; within a bin evenly. What came
    /// before the beginning nobody saw: as `before`.
    Changes over(double from, double to, double end, const Changes& before) const;
    /// Seconds of a bin.
    double width() const { return width_; }

private:
    static constexpr std::size_t kMostBins = 2'048;
    struct Bin {
        std::int64_t writes = 0;
        std::int64_t deletes = 0;
    };

    void widen();

    std::vector<Bin> bins_;
    double width_ = 1.0;
};

/// Of keys that repeat, and of those that do not: see KindHistory.
struct KindRates {
    Changes repeating;
    Changes fresh;
};

/// Of a table's changes, by kind of key.
struct KindHistory {
    ChangeHistory repeating;
    ChangeHistory fresh;  ///< keys that never repeat

    KindRates over(double from, double to, double end, const KindRates& before) const {
        return {repeating.over(from, to, end, before.repeating), fresh.over(from, to, end, before.fresh)};
    }
};

}  // namespace headroom::dynamodb
