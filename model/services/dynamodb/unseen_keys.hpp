// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/services/dynamodb/key_blocks.hpp"
#include "model/services/dynamodb/key_calls.hpp"
#include "model/services/dynamodb/several_turns.hpp"
#include "model/services/dynamodb/turned_key.hpp"

namespace headroom::dynamodb {

/// Of keys that repeat those that nobody has written or deleted since the beginning, where items expire: whether they
/// have an item from before then. Calls are taken to have come as often as on the mean of the run. At random a key's
/// last change within its life was a write with probability w / (w + d) (1 - exp(-(w + d) t)), of w writes and d
/// deletes a second and t seconds that are left of the life. In turn key k of K was last asked for when it had its
/// turn, (K - k) / R before the beginning where R are asked for a second; what came at random is what came since. Where
/// several kinds come in turn, the one that came last counts, or, where turns may leave an item as it is, each of them.
class UnseenKeys {
public:
    /// What befalls the calls by given shares.
    struct Shares {
        double unchanged = 0.0;    ///< of writes to what is there: they put no expiry off
        double failed = 0.0;       ///< of the calls in turn: they do nothing, and are not counted
        bool deletesFind = false;  ///< deletes are those that find an item, whichever
    };

    /// The keys below `end`. `life`: of an item, in seconds; times are seconds after the beginning.
    UnseenKeys(std::uint64_t end, double life, const KeyCalls& calls, const Shares& shares, std::uint64_t draws);

    std::uint64_t draws() const { return draws_; }

    /// A key is no longer unseen.
    void found(std::uint64_t key, double second);
    /// So many of their items have expired.
    void expired(double items) { items_ = std::max(0.0, items_ - items); }
    /// Looks again at how often keys are asked for. What expires a second is the mean until `next`.
    void look(double second, double next, const KeyRates& rates);

    /// Whether an unseen key has an item.
    bool hasItem(std::uint64_t key, double second) const;
    /// The first key from that one on that would have one; `end`: none below that has.
    std::uint64_t nextItem(std::uint64_t from, std::uint64_t end, double second) const;
    /// How many of them have one, by the last look and what was told since, and how many expire a second by that look.
    double items() const { return items_; }
    /// Whether of several kinds in turn only the last to come counted, though others do as well.
    bool estimatesTurns() const { return estimates_; }
    double expiringPerSecond() const { return expiring_; }

private:
    static constexpr int kSamples = 16;       ///< of a block, where what comes in turn is counted
    static constexpr std::size_t kSteps = 8;  ///< from a look to the next, between which a chance falls evenly

    /// What comes at random to a key of a block, each second.
    struct AtRandom {
        double comes = 0.0;    ///< writes that put the expiry of an item off or make one
        double changes = 0.0;  ///< of a key that has an item: such writes, and deletes
        double seen = 0.0;     ///< calls by which one that has no item is seen
        double unseen = 1.0;   ///< by now: how many times as likely a key that nobody has changed is than one was to be
    };
    /// Of an unseen key to have an item.
    struct Chance {
        double least = 0.0;  ///< as long as `sureUntil_` has not come
        double most = 0.0;   ///< from the last look on
    };
    /// What of the keys in turn was the last to come to a key.
    struct LastTurn {
        double age;
        std::size_t turn;  ///< which of turns_; their number where none comes to it
    };

    /// How likely what came in turn since the beginning left a key unseen.
    struct Passed {
        double withItem;
        double without;
        double since;  ///< the last of it, or the beginning, in seconds
    };

    RandomCalls allOf(std::size_t block, RandomCalls random) const;
    double foundAt(std::size_t block, const RandomCalls& all) const;
    double foundAt(RandomCalls all, const Turn& turn) const;
    double takenElsewhere(const std::vector<RandomCalls>& asked) const;
    bool endsTurn(std::size_t block) const;
    AtRandom atRandom(double writes, double deletes, double second) const;
    LastTurn lastTurn(double key) const;
    double chanceOf(std::size_t block, const LastTurn& last, double left) const;
    bool isDrawn(std::uint64_t key, std::size_t block, double draw, double second) const;
    void takeTurns(const RandomCalls& random, std::size_t block);
    void takeRates(double second, const KeyRates& rates);
    void boundChances(double second, double left);
    double passedBy(const Turn& turn) const;
    Passed passedBy(double key, double second) const;
    void countInTurn(std::size_t block, double second, double seconds);
    template <class ChanceOf>
    double goesBeforeItsTurn(double key, double left, double seconds, double withItem, const ChanceOf& chance) const;
    bool followsTurns();
    std::vector<CallsInTurn> callsInTurn() const;
    void followTurns(SeveralTurns& turns, double key) const;
    int samplesOf(std::size_t block) const;
    double sampled(std::uint64_t key, std::size_t block, double second) const;

    double life_;
    std::uint64_t draws_;
    Shares shares_;
    KeyBlocks blocks_;
    std::vector<std::vector<double>> writeShares_;   ///< by kind and block, of a key
    std::vector<std::vector<double>> deleteShares_;  ///< the same
    std::vector<std::int64_t> seen_;                 ///< by block
    std::vector<RandomCalls> asked_;                 ///< by block, at the last look
    std::vector<AtRandom> random_;                   ///< by block; empty before the first look
    std::vector<Turn> turns_;
    std::vector<TurnedKey> turned_;  ///< by block and turn
    RandomCalls lastRandom_;         ///< of the block before
    bool follows_ = false;           ///< several turns, one by one: of kSamples keys in each block
    /// Of keys that are followed, from the last look on until the next one.
    std::vector<std::array<double, kSteps + 1>> samples_;
    double sampledAt_ = 0.0;
    double sampledUntil_ = 0.0;
    std::vector<Chance> chances_;  ///< by block, so that few keys need an exponential of their own
    double sureUntil_ = 0.0;
    bool estimates_ = false;
    double items_ = 0.0;
    double expiring_ = 0.0;
};

}  // namespace headroom::dynamodb
