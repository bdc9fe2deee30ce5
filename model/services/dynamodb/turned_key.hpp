// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace headroom::dynamodb {

/// What comes to a key a second at random.
struct RandomCalls {
    double writes = 0.0;
    double deletes = 0.0;
    bool operator==(const RandomCalls&) const = default;
};

/// What comes to it in turn: every `round` seconds a write, or a delete.
struct CallsInTurn {
    double round = 0.0;
    bool deletes = false;
    double failed = 0.0;  ///< the share that does nothing
};

/// A key that has its turn again and again, and between its turns other calls at random: how likely it has an item, and
/// how long ago that was last written. Of writes that leave an item as it is where there is one, how many count depends
/// on how likely there is one, which depends on how many count: with the time between two turns in parts that is a set
/// of linear equations. Exact where nothing comes at random, or nothing leaves an item as it is.
class TurnedKey {
public:
    /// Items live so many seconds; of writes to what is there such a share changes nothing.
    TurnedKey(const RandomCalls& random, const CallsInTurn& turn, double life, double unchanged);

    /// Whether there is an item that was written at most so long ago (or a life), so long after the last turn: up to a
    /// round.
    double chance(double sinceTurn, double age) const;

private:
    static constexpr std::size_t kParts = 10;
    static constexpr std::size_t kTurn = kParts;  ///< what came in turn stands behind what came between
    static constexpr std::size_t kSources = kParts + 1;
    /// How much of a write a second in each part of the rounds, and of a write in each turn, is there.
    using Left = std::array<double, kSources>;

    Left leftOf(double sinceTurn, double age) const;
    void addParts(Left& left, double from, double to, double now, double weight) const;
    double endOf(std::size_t part) const;
    void balance(double life, double unchanged);

    double round_;
    std::size_t parts_;                    ///< one where all that comes at random counts
    double part_;                          ///< how long one is, the last one being what is left of the round
    double changes_;                       ///< of an item that is there, a second, at random
    Left whole_{};                         ///< of a round, at its end
    double logPassed_;                     ///< of the share of turns that leave an item as it is
    std::array<double, kSources> come_{};  ///< writes that put an expiry off or make an item
};

}  // namespace headroom::dynamodb
