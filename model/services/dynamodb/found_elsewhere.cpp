// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes that find an item by a given share, and take one of another key where their own has none.
#include <algorithm>

#include "model/base/elementary.hpp"
#include "model/services/dynamodb/unseen_keys.hpp"

namespace headroom::dynamodb {

using base::math::exp;

/// What comes to a key of the block, what comes in turn as if at random.
RandomCalls UnseenKeys::allOf(std::size_t block, RandomCalls random) const {
    for (const Turn& turn : turns_) {
        if (blocks_.first(block) < turn.keys)
            (turn.deletes ? random.deletes : random.writes) += turn.perSecond / turn.keys;
    }
    return random;
}

/// How many deletes of a key of the block find its own item, a second, of all that come to it. What comes in turn most
/// often does, the rest is taken as if at random.
double UnseenKeys::foundAt(std::size_t block, const RandomCalls& all) const {
    const Turn* often = nullptr;
    for (const Turn& turn : turns_) {
        if (turn.perSecond <= 0.0 || blocks_.first(block) >= turn.keys) continue;
        if (often == nullptr || turn.keys / turn.perSecond < often->keys / often->perSecond) often = &turn;
    }
    if (often != nullptr) return foundAt(all, *often);
    const double renews = all.writes * (1.0 - shares_.unchanged);
    const double late = exp(-(renews + all.deletes) * life_);
    const double made = all.writes * (1.0 - late);
    return made > 0.0 ? all.deletes * made / (all.deletes + renews * late + made) : 0.0;
}

/// By the mean over a round, finer as long as what came in turn lives, and by what is there when a turn comes.
double UnseenKeys::foundAt(RandomCalls all, const Turn& turn) const {
    constexpr int kParts = 8;
    const double round = turn.keys / turn.perSecond;
    double& inTurn = turn.deletes ? all.deletes : all.writes;
    inTurn = std::max(0.0, inTurn - 1.0 / round);
    const TurnedKey key(all, {round, turn.deletes, shares_.failed}, life_, shares_.unchanged);
    const double lives = std::min(round, life_);
    double there = 0.0;
    for (int part = 0; part < kParts; ++part) {
        const double at = (part + 0.5) / kParts;
        there += lives * key.chance(lives * at, life_);
        if (lives < round) there += (round - lives) * key.chance(lives + (round - lives) * at, life_);
    }
    return (all.deletes * there / kParts + (turn.deletes ? key.chance(round, life_) : 0.0)) / round;
}

/// How often any item is taken by a delete that finds one, though its own key has none: such that as many are taken as
/// deletes find one. By halving.
double UnseenKeys::takenElsewhere(const std::vector<RandomCalls>& asked) const {
    constexpr int kHalvings = 24;
    double writes = 0.0;
    double keys = 0.0;
    std::vector<RandomCalls> all;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        all.push_back(allOf(i, asked[i]));
        writes += blocks_.keys(i) * all[i].writes;
        keys += blocks_.keys(i);
    }
    const auto takesTooMany = [&](double elsewhere) {
        double more = 0.0;
        double found = 0.0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const RandomCalls now{all[i].writes, all[i].deletes + elsewhere};
            if (i == 0 || !(all[i] == all[i - 1]) || endsTurn(i)) found = foundAt(i, now);
            more += blocks_.keys(i) * (found - all[i].deletes);
        }
        return more > 0.0;
    };
    double low = 0.0;
    double high = 1.0;  // of elsewhere / (writes of a key + elsewhere)
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2.0;
        (takesTooMany(writes / keys * middle / (1.0 - middle)) ? high : low) = middle;
    }
    return writes / keys * low / (1.0 - low);
}

/// Whether the keys of a caller in turn end before the block.
bool UnseenKeys::endsTurn(std::size_t block) const {
    return std::ranges::any_of(turns_, [&](const Turn& turn) { return turn.keys == blocks_.first(block); });
}

}  // namespace headroom::dynamodb
