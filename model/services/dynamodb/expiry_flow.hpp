// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "model/services/dynamodb/stored_items.hpp"

namespace headroom::dynamodb {

/// How many items time to live deletes from one second to the next, of a table in balance: from the mean rate of its
/// writes and of the deletes that callers ask for so far, which is looked at after 1, 2, 4 ... seconds and then each
/// hour.
class ExpiryFlow {
public:
    void saw(bool deletes) { ++(deletes ? deletes_ : writes_); }
    /// Items deleted in the next `second`, that many seconds after the beginning (from 1).
    std::int64_t next(const Spec& spec, std::int64_t second) {
        if (second >= look_) {
            look_ += std::min(look_, kLongest);
            const auto seconds = static_cast<double>(second);
            perSecond_ =
                expiring(spec, {static_cast<double>(writes_) / seconds, static_cast<double>(deletes_) / seconds})
                    .deletesPerSecond;
        }
        due_ += perSecond_;
        const auto whole = static_cast<std::int64_t>(due_);
        due_ -= static_cast<double>(whole);
        return whole;
    }

    /// How many of `gone` items other regions found, so that they are writes here: of `others` regions beside this one.
    std::int64_t toWrite(std::int64_t gone, std::size_t others) {
        writesDue_ += static_cast<double>(gone) * static_cast<double>(others) / static_cast<double>(others + 1);
        const auto whole = static_cast<std::int64_t>(writesDue_);
        writesDue_ -= static_cast<double>(whole);
        return whole;
    }
    /// Those that found no capacity.
    void putBack(std::int64_t writes) { writesDue_ += static_cast<double>(writes); }

private:
    static constexpr std::int64_t kLongest = 3'600;

    std::int64_t writes_ = 0;
    std::int64_t deletes_ = 0;
    std::int64_t look_ = 1;
    double perSecond_ = 0.0;
    double due_ = 0.0;
    double writesDue_ = 0.0;
};

}  // namespace headroom::dynamodb
