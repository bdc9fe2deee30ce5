// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "model/services/dynamodb/certainty.hpp"
#include "model/services/dynamodb/expiring_keys.hpp"
#include "model/services/dynamodb/expiry_balance.hpp"

namespace headroom::dynamodb {

/// What a table knows of keys that never repeat.
struct FollowedItems {
    std::uint64_t expired = 0;      ///< since it was last asked
    NewItems::Rewrites rewrites{};  ///< all
};

/// What becomes of a table's items over time where they expire: how many time to live deletes from one second to the
/// next, from the writes and the deletes that callers ask for so far. Keys that repeat are followed one by one where
/// ExpiringKeys can; what else there is, and what was there at the beginning, is looked at after 1, 2, 4 ... seconds,
/// whenever calls have doubled, then 16 times a life, at most each second and at least each hour. What was written
/// before the beginning is taken to have come as fast as on the mean of the run: as the design says at first, then as
/// the calls do.
class ExpiryFlow {
public:
    /// The expected mean rate of a workload over the whole run by that from the beginning until an instant; infinity
    /// where that is 0.
    using WholeByPart = std::function<double(std::uint32_t workload, base::Instant until)>;

    /// `spec` outlives this; its items expire. The clock stands at `begin`. `draws` decides which keys have an item
    /// then.
    ExpiryFlow(const Spec& spec, base::Instant begin, std::uint64_t draws = 0);

    /// Its table knows what expires of the new keys that it has seen: see next().
    void leaveNewKeys() { balance_.leaveNewKeys(); }
    bool leavesNewKeys() const { return balance_.leavesNewKeys(); }

    /// How each workload's load changes; without it loads are taken to be flat. When the run ends. And what the design
    /// says of calls before any has come. Before it begins.
    void expectLoad(WholeByPart wholeByPart, base::Instant end, const std::vector<ExpectedCalls>& calls = {});

    /// A write, or a delete that a caller asks for, of a key that never repeats or another.
    void saw(bool asDelete, bool fresh, base::Instant now, std::uint32_t workload);
    /// Whether a delete of a new key that is not written yet finds an item from before the beginning: as many as were
    /// there then, and have not expired, less those that such deletes took. The rates of that time are those that the
    /// design says and the calls so far, deletes that found nothing among them: else the more of them miss, the more
    /// would be taken to be there.
    bool hasEarlier(base::Instant now) const;
    /// Such a delete took one, or found none.
    void tookEarlier(base::Instant now);
    void missedEarlier(base::Instant now, std::uint32_t workload);
    /// A write, or a delete that a caller asks for, of a key that repeats, where knows() it. A delete that finds an
    /// item where the key has none, as a given share may have it, takes another; see ExpiringKeys::remove().
    void put(std::uint64_t key, base::Instant now, Caller caller);
    void remove(std::uint64_t key, bool finds, base::Instant now, Caller caller);
    /// A write of such a key that left the item as it was.
    void left(Caller caller);
    /// A call of a key that repeats and is not known: of a kind of keys all calls count.
    void passed(bool deletes, Caller caller);
    /// Whether it is known of a key that repeats whether it has an item.
    bool knows(std::uint64_t key) const { return keys_ && (keys_->follows(key) || key >= written_); }
    bool has(std::uint64_t key, base::Instant now) const { return keys_->has(key, secondsOf(now)); }
    /// The same for who reads it: at least ItemCount items are there, written by the design's calls or not.
    bool hasToRead(std::uint64_t key, base::Instant now) const;
    /// Of keys that are known, how many have an item.
    double itemsOfKnown() const { return keys_ ? keys_->items() : 0.0; }
    /// What there is now of all, but for new keys that its table knows.
    double items() const { return itemsOfKnown() + last_.items; }
    /// A call wrote to the table, which made so many items, or took them.
    void called(std::int64_t items, base::Instant now);
    /// How many more items calls have taken than were made or there, beyond chance, as given shares can have it.
    std::int64_t takenTooMany() const;
    /// See UnseenKeys::estimatesTurns().
    bool estimatesTurns() const { return keys_ && keys_->estimatesTurns(); }
    /// How much of items() is there for sure: what was written before the beginning is inferred from calls so far.
    double sureItems() const { return items() * certainty_.sureShare(); }

    /// Items deleted in so many seconds from that one on, which are counted from the beginning (from 1); they rise. Of
    /// keys that never repeat `followed` is what its table knows, of what was written since then.
    std::int64_t next(std::int64_t second, std::int64_t seconds = 1, const FollowedItems& followed = {});
    /// By the last look.
    const Balance& now() const { return last_; }
    /// Items that were deleted from instant 0 until `end`, which is not before the last next().
    double gone(base::Instant end) const;
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
        std::array<double, 2> expectedWrites{};  ///< a second, on the mean of the run
        std::array<double, 2> expectedDeletes{};
    };

    double secondsOf(base::Instant at) const { return base::toSeconds(at - begin_); }
    Seen& seenOf(std::uint32_t workload);
    void expect(const ExpectedCalls& calls);
    double unknownShareOf(const base::KeyPopularity& keys) const;
    double earlierTakenBy(double second) const;
    void countOfKeys(bool deletes, Caller caller);
    void lookAtKeys(double second);
    double timesOf(std::uint32_t workload, double second) const;
    void countKnown(double second, double followed);
    KindRates meanSoFar(double seconds) const;
    std::int64_t untilNextLook(std::int64_t second) const;
    void lookAtRewrites(double second, const NewItems::Rewrites& rewrites);

    base::Instant begin_;
    std::uint64_t draws_;
    const Spec* spec_;
    std::int64_t itemCount_;
    ExpiryBalance balance_;
    WholeByPart wholeByPart_;
    std::optional<KeyCalls> calls_;  ///< of keys that are followed one by one
    std::optional<ExpiringKeys> keys_;
    std::uint64_t written_ = 0;  ///< keys that repeat and are written
    double keysLook_ = 1.0;
    std::int64_t callsLook_ = 1;  ///< or after so many calls
    double keyItems_ = 0.0;       ///< item seconds of known keys, of measured time
    double keySeconds_ = 0.0;
    double keysCounted_ = 0.0;  ///< until when, in seconds
    double keysRate_ = 0.0;     ///< of what expired in the last of that time
    KindHistory history_;
    std::vector<Seen> seen_;  ///< by workload, the first being of none; without known keys
    std::int64_t look_ = 1;
    std::int64_t calling_ = 0;      ///< calls of keys that are not followed
    std::int64_t callingLook_ = 1;  ///< look after so many of them as well
    Balance last_;
    Changes before_;               ///< of new keys, by the last look
    double earlierTaken_ = 0.0;    ///< of the items from before the beginning those that would be there still
    double earlierTakenAt_ = 0.0;  ///< in seconds
    ChangeHistory missedEarlier_;
    double due_ = 0.0;
    double gone_ = 0.0;
    double writesDue_ = 0.0;
    Certainty certainty_;
    std::int64_t made_ = 0;
    std::int64_t taken_ = 0;
};

}  // namespace headroom::dynamodb
