// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/services/dynamodb/key_blocks.hpp"

namespace headroom::dynamodb {

/// Of keys that repeat those that nobody has written or deleted since the beginning, where items expire: whether they
/// have an item from before then. Writes and deletes are taken to have come as often as since, at random (in turn where
/// keys are written in turn): a key's last change within its life was a write with probability
/// w / (w + d) (1 - exp(-(w + d) t)), of w writes and d deletes a second and t seconds that are left of the life.
class UnseenKeys {
public:
    /// What writes and deletes fall on.
    struct Kinds {
        const std::vector<base::KeyPopularity>& writes;
        const std::vector<base::KeyPopularity>& deletes;
    };

    /// The keys below `end`, of which those below `keys` are written. `life`: of an item, in seconds; times are seconds
    /// after the beginning.
    UnseenKeys(std::uint64_t keys, std::uint64_t end, double life, const Kinds& kinds, std::uint64_t draws);

    /// A write or a delete of a key.
    void saw(std::uint64_t key, bool asDelete);
    /// A key is no longer unseen.
    void found(std::uint64_t key, double second);
    /// Looks again at how often keys are asked for. The factors: how much more often before the beginning.
    void look(double second, double timesWrites, double timesDeletes);

    /// Whether an unseen key has an item.
    bool hasItem(std::uint64_t key, double second) const;
    /// How many of them have one, and how many expire a second, by the last look.
    double items() const { return items_; }
    double expiringPerSecond() const { return expiring_; }

private:
    /// Of an unseen key to have an item.
    struct Chance {
        double least = 0.0;  ///< as long as `sureUntil_` has not come
        double most = 0.0;   ///< from the last look on
    };

    double chanceOf(std::size_t block, double left) const;
    void boundChances(double second, double left);
    void lookInTurn(double left);
    bool hasItemInTurn(std::uint64_t key, double left) const;

    std::uint64_t keys_;
    double life_;
    std::uint64_t draws_;
    KeyBlocks blocks_;
    bool inTurn_;                                    ///< writes come in turn
    bool deletesInTurn_;                             ///< so do deletes
    std::vector<std::vector<double>> writeShares_;   ///< by kind and block
    std::vector<std::vector<double>> deleteShares_;  ///< the same; empty: as those of writes
    std::vector<std::int64_t> writes_;               ///< by block
    std::vector<std::int64_t> deletes_;
    std::vector<std::int64_t> seen_;
    std::vector<double> writeRates_;  ///< of a key, by block; empty before the first look
    std::vector<double> deleteRates_;
    std::vector<Chance> chances_;  ///< by block, so that few keys need an exponential of their own
    double sureUntil_ = 0.0;
    double items_ = 0.0;
    double expiring_ = 0.0;
};

}  // namespace headroom::dynamodb
