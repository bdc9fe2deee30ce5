// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <span>
#include <vector>

#include "model/services/dynamodb/turned_key.hpp"

namespace headroom::dynamodb {

/// Keys that have turns of several callers, between which other calls come at random: how likely a key has an item at a
/// moment, and how long ago that was last written. Rounds of several callers have no common length, so what came is
/// followed turn by turn through the lives before that moment: of the writes that leave an item as it is where there is
/// one, as many count as find none. What comes at random between two turns is taken in parts of a 16th of a life. Exact
/// but for those parts, and for what there was when it begins.
class SeveralTurns {
public:
    SeveralTurns(const RandomCalls& random, std::span<const CallsInTurn> turns, double life, double unchanged);

    /// Whether the turns of a life are few enough to be followed.
    bool canFollow() const { return lives_ > 0.0; }
    /// Follows a key whose last turns came so long before the moment, by caller; infinity: it has none.
    void follow(std::span<const double> ages);
    /// Whether there is an item that was written at most so long ago (or a life), of the key that was followed last.
    double chance(double age) const;

private:
    struct Written {
        double at;
        double likely;  ///< times `scale_`
        double half;    ///< so long before and after it came evenly
    };

    void advance(double to);
    void turn(const CallsInTurn& one);
    void add(double at, double likely, double half = 0.0);
    void keep(double share);

    RandomCalls random_;
    std::vector<CallsInTurn> turns_;
    double life_;
    double unchanged_;
    double changes_;
    double lives_ = 0.0;  ///< so long before the moment what came is followed
    double now_ = 0.0;    ///< in seconds after the moment
    double scale_ = 1.0;
    double sum_ = 0.0;
    std::deque<Written> written_;
};

}  // namespace headroom::dynamodb
