// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/random.hpp"
#include "model/services/dynamodb/key_calls.hpp"
#include "model/services/dynamodb/key_marks.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/unseen_keys.hpp"

namespace headroom::dynamodb {

/// Which of the keys that repeat have an item, where items expire, and how many items expire when: key by key from when
/// each was last written, in ticks, of which a life has up to 4,096. What was written in a tick expires evenly over the
/// one that comes a life later. Two bytes a key; two bits in a run that ends before anything written in it expires,
/// unless deletes find items by a given share. Times are seconds after the beginning, and rise.
class ExpiringKeys {
public:
    /// Of keys from that one on nothing is known one by one.
    static constexpr std::uint64_t kMostKeys = std::uint64_t{1} << 24U;

    /// Whether the keys that the table's writes fall on decide what is there: some repeat, no share of new items is
    /// given in their place, and where there are more than kMostKeys, none go through them in turn.
    static bool decide(const Spec& spec);

    /// `draws` decides what is there at the beginning: of replicas the same. `calls` are those of the spec.
    ExpiringKeys(const Spec& spec, const KeyCalls& calls, double life, std::uint64_t draws);

    /// Nothing is asked or told later than that. Before the first put() or remove().
    void expectEnd(double second);

    /// Whether the key is one of those that are followed.
    bool follows(std::uint64_t key) const { return key < written_.size(); }
    /// How many there are, without those beyond that batches reach.
    std::uint64_t keys() const { return keys_; }
    bool has(std::uint64_t key, double second) const;
    void put(std::uint64_t key, double second);
    /// Where the share of deletes that find nothing is given, one that finds something takes an item of another key
    /// where its own has none, each as likely as the next, and one that finds nothing leaves all as it is.
    void remove(std::uint64_t key, double second, bool finds);
    /// How many deletes were to find an item when there was none at all.
    std::uint32_t foundNone() const { return foundNone_; }
    /// See UnseenKeys::estimatesTurns().
    bool estimatesTurns() const { return unseen_.estimatesTurns(); }

    /// See UnseenKeys::look().
    void look(double second, double next, const KeyRates& rates);
    /// Items that have expired by then, since the last time that this was asked. What of a tick's items has, while they
    /// expire, is a fraction; over the tick it is as many as there were.
    double expiredBy(double second);
    /// As many as were there when that was last asked, and what has been made and deleted since.
    double items() const;

private:
    std::uint64_t tickAt(double second) const;
    std::uint64_t ageOf(std::uint16_t mark, std::uint64_t tick) const;
    bool hasWritten(std::uint64_t key, std::uint16_t mark, double second) const;
    bool isLeft(std::uint64_t key, std::uint64_t tick, double second) const;
    std::optional<std::uint64_t> itemFor(std::uint64_t key, double second);
    void listUnseen(base::Stream& stream, double second);
    std::optional<std::uint64_t> unseenItemFor(base::Stream& stream, double second);
    std::optional<std::uint64_t> writtenItemFor(base::Stream& stream, double second);
    void goTo(std::uint64_t tick);
    void passTo(double part);
    void countUnseen(double second);
    void sweep(std::uint64_t tick);
    void see(std::uint64_t key, double second);
    void forget(std::uint64_t key, double second);

    std::uint64_t keys_;
    std::uint64_t ticks_;    ///< of a life
    double ticksPerSecond_;  ///< 0: the first does not end
    double life_;
    bool finds_;  ///< deletes find something by a given share
    UnseenKeys unseen_;
    KeyMarks written_;                    ///< by key: when
    std::vector<std::uint32_t> youngOf_;  ///< by tick modulo their number: items last written then
    std::uint64_t now_ = 0;
    std::uint64_t young_ = 0;  ///< items of keys seen since the beginning that do not expire in this tick
    double expiring_ = 0.0;    ///< what is left of those that do
    double passed_ = 0.0;      ///< as of which part of the tick
    double expired_ = 0.0;
    double unseenExpired_ = 0.0;
    double unseenBy_ = 0.0;  ///< until when those are counted
    bool looked_ = false;
    bool unseenFound_ = false;                ///< all items of unseen keys have been, since the last look
    std::vector<std::uint32_t> unseenItems_;  ///< keys of some of them that had one then, any alike
    std::uint32_t foundNone_ = 0;
    double sweepDue_ = 0.0;
    std::uint64_t swept_ = 0;
};

}  // namespace headroom::dynamodb
