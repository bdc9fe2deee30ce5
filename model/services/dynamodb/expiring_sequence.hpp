// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "model/services/dynamodb/write_ticks.hpp"

namespace headroom::dynamodb {

/// What of one endless sequence expires when: the items last written in a tick expire evenly over the tick that is a
/// life later, those with the lower keys first. Times are in ticks after the beginning, and rise.
class ExpiringSequence {
public:
    /// See WriteTicks; for how many ticks the key had not been written.
    std::uint64_t put(std::uint64_t key) { return ticks_.put(key, tick_); }
    void putUnnamed() { ticks_.putUnnamed(tick_); }
    void remove(std::uint64_t key) { ticks_.remove(key); }

    /// Goes on to that time; gone(key) of each that has expired and has a key. How many have.
    template <class Gone>
    std::uint64_t goTo(double time, const Gone& gone);

private:
    template <class Gone>
    std::uint64_t expire(double part, const Gone& gone);

    WriteTicks ticks_;
    std::uint64_t tick_ = 0;
    double part_ = 0.0;  ///< of the tick that has passed
    double due_ = kFirstDue;
    static constexpr double kFirstDue = 0.5;  // one item alone expires in the middle of its tick
};

/// What is due until that part of the tick.
template <class Gone>
std::uint64_t ExpiringSequence::expire(double part, const Gone& gone) {
    if (tick_ < WriteTicks::kALife || part <= part_) return 0;
    const std::uint64_t old = tick_ - WriteTicks::kALife;
    const std::uint64_t left = ticks_.writtenIn(old);
    due_ += static_cast<double>(left) * (part - part_) / (1.0 - part_);
    auto whole = static_cast<std::uint64_t>(due_);
    if (part >= 1.0 || whole > left) whole = left;
    due_ -= static_cast<double>(whole);
    part_ = part;
    if (whole > 0 || part >= 1.0) ticks_.take(old, whole, gone);
    return whole;
}

template <class Gone>
std::uint64_t ExpiringSequence::goTo(double time, const Gone& gone) {
    const auto last = static_cast<std::uint64_t>(time);
    std::uint64_t expired = 0;
    // Beyond a life nothing is left of what is there now.
    for (std::uint64_t i = 0; tick_ < last; ++i) {
        expired += expire(1.0, gone);
        tick_ = i <= WriteTicks::kALife ? tick_ + 1 : last;
        part_ = 0.0;
        due_ = kFirstDue;
    }
    return expired + expire(time - static_cast<double>(last), gone);
}

}  // namespace headroom::dynamodb
