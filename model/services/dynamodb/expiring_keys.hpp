// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "model/services/dynamodb/key_marks.hpp"
#include "model/services/dynamodb/spec.hpp"
#include "model/services/dynamodb/unseen_keys.hpp"

namespace headroom::dynamodb {

/// Which of the keys that repeat have an item, where items expire, and how many items expire when: key by key from when
/// each was last written, in ticks, of which a life has up to 4,096. Two bytes a key, or two bits in a run that ends
/// before anything written in it expires. Times are seconds after the
/// beginning, and rise.
class ExpiringKeys {
public:
    /// Of more keys nothing is known one by one.
    static constexpr std::uint64_t kMostKeys = std::uint64_t{1} << 24U;

    /// Whether the keys that the table's writes fall on decide what is there: some repeat, they are not too many, and
    /// no share of new items is given in their place.
    static bool decide(const Spec& spec);

    /// `draws` decides what is there at the beginning: of replicas the same.
    ExpiringKeys(const Spec& spec, double life, std::uint64_t draws);

    /// Nothing is asked or told later than that. Before the first put() or remove().
    void expectEnd(double second);

    /// Whether the key is one of those that are followed.
    bool follows(std::uint64_t key) const { return key < written_.size(); }
    /// How many there are, without those beyond that batches reach.
    std::uint64_t keys() const { return keys_; }
    bool has(std::uint64_t key, double second) const;
    void put(std::uint64_t key, double second);
    /// A delete that finds an item where the key has none (a given share says so) takes that of the next key that has.
    void remove(std::uint64_t key, double second, bool finds);

    /// See UnseenKeys::look().
    void look(double second, double timesWrites, double timesDeletes);
    /// Items that have expired by then, since the last time that this was asked.
    double expiredBy(double second);
    double items() const;

private:
    std::uint64_t tickAt(double second) const;
    bool isYoung(std::uint16_t mark, std::uint64_t tick) const;
    void goTo(std::uint64_t tick);
    void countUnseen(double second);
    void sweep(std::uint64_t tick);
    void see(std::uint64_t key, double second);
    void forget(std::uint64_t key);

    std::uint64_t keys_;
    std::uint64_t ticks_;  ///< of a life
    double tick_;          ///< in seconds, such that an item lives for `life` on the mean
    double life_;
    UnseenKeys unseen_;
    KeyMarks written_;                    ///< by key: when
    std::vector<std::uint32_t> youngOf_;  ///< by tick modulo their number: items last written then
    std::uint64_t now_ = 0;
    std::uint64_t young_ = 0;  ///< items of keys seen since the beginning
    std::uint64_t expired_ = 0;
    double unseenExpired_ = 0.0;
    double unseenBy_ = 0.0;  ///< until when those are counted
    bool looked_ = false;
    double sweepDue_ = 0.0;
    std::uint64_t swept_ = 0;
};

}  // namespace headroom::dynamodb
