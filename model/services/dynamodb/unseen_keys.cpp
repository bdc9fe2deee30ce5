// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/unseen_keys.hpp"

#include <algorithm>
#include <variant>

#include "model/base/elementary.hpp"
#include "model/base/random.hpp"

namespace headroom::dynamodb {

namespace {

using Popularities = std::vector<base::KeyPopularity>;

Popularities together(const Popularities& writes, const Popularities& deletes) {
    Popularities all = writes;
    all.insert(all.end(), deletes.begin(), deletes.end());
    return all;
}

bool isInTurn(const base::KeyPopularity& kind) { return std::holds_alternative<base::SequentialKeys>(kind); }

/// Whether all of them go through the same keys, which is one kind.
bool inTurn(const Popularities& kinds) {
    const auto repeating = [](const base::KeyPopularity& kind) { return base::keyCount(kind) > 0; };
    const auto count = std::ranges::count_if(kinds, repeating);
    return count == 1 && isInTurn(*std::ranges::find_if(kinds, repeating));
}

std::vector<std::vector<double>> sharesOf(const KeyBlocks& blocks, const Popularities& kinds) {
    std::vector<std::vector<double>> shares;
    for (const base::KeyPopularity& kind : kinds) {
        if (base::keyCount(kind) > 0) shares.push_back(blocks.sharesOf(kind));
    }
    return shares;
}

double asFraction(std::uint64_t bits) { return static_cast<double>(bits >> 11U) * 0x1p-53; }

}  // namespace

UnseenKeys::UnseenKeys(std::uint64_t keys, std::uint64_t end, double life, const Kinds& kinds, std::uint64_t draws)
    : keys_(keys),
      life_(life),
      draws_(draws),
      blocks_(end, together(kinds.writes, kinds.deletes)),
      inTurn_(inTurn(kinds.writes)),
      deletesInTurn_(inTurn(kinds.deletes)),
      writeShares_(dynamodb::sharesOf(blocks_, kinds.writes)),
      deleteShares_(dynamodb::sharesOf(blocks_, kinds.deletes)),
      writes_(blocks_.size()),
      deletes_(blocks_.size()),
      seen_(blocks_.size()) {
    if (deleteShares_.empty()) deleteShares_ = writeShares_;
}

void UnseenKeys::saw(std::uint64_t key, bool asDelete) { ++(asDelete ? deletes_ : writes_)[blocks_.of(key)]; }

void UnseenKeys::found(std::uint64_t key, double second) {
    if (hasItem(key, second)) items_ = std::max(0.0, items_ - 1.0);
    ++seen_[blocks_.of(key)];
}

double UnseenKeys::chanceOf(std::size_t block, double left) const {
    const double both = writeRates_[block] + deleteRates_[block];
    if (both <= 0.0) return 0.0;
    return writeRates_[block] / both * (1.0 - base::math::exp(-both * left));
}

/// The chance falls with what is left of the life.
void UnseenKeys::boundChances(double second, double left) {
    constexpr double kPartOfLeft = 1.0 / 16.0;
    sureUntil_ = second + left * kPartOfLeft;
    chances_.resize(blocks_.size());
    for (std::size_t i = 0; i < chances_.size(); ++i)
        chances_[i] = {chanceOf(i, life_ - sureUntil_), chanceOf(i, left)};
}

void UnseenKeys::look(double second, double timesWrites, double timesDeletes) {
    items_ = expiring_ = 0.0;
    const double left = life_ - second;
    if (left <= 0.0) return;
    writeRates_ = ratesOf(blocks_, writeShares_, writes_, second / timesWrites);
    deleteRates_ = ratesOf(blocks_, deleteShares_, deletes_, second / timesDeletes);
    if (inTurn_) return lookInTurn(left);
    boundChances(second, left);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const double unseen = blocks_.keys(i) - static_cast<double>(seen_[i]);
        const double both = writeRates_[i] + deleteRates_[i];
        items_ += unseen * chanceOf(i, left);
        expiring_ += unseen * writeRates_[i] * base::math::exp(-both * left);
    }
}

/// Key k of K comes for the (K - k)-th time before the beginning where R are written a second, (K - k) / R before it.
bool UnseenKeys::hasItemInTurn(std::uint64_t key, double left) const {
    const std::size_t block = blocks_.of(key);
    const double keys = static_cast<double>(keys_);
    if (writeRates_[block] <= 0.0 || key >= keys_) return false;
    const double age = (keys - static_cast<double>(key)) / (writeRates_[block] * keys);
    if (age >= left) return false;
    if (deletesInTurn_) return writeRates_[block] > deleteRates_[block];
    const double kept = base::math::exp(-deleteRates_[block] * age);
    return deleteRates_[block] <= 0.0 || asFraction(base::deriveKey(draws_, key)) < kept;
}

void UnseenKeys::lookInTurn(double left) {
    const double keys = static_cast<double>(keys_);
    const double perSecond = writeRates_.front() * keys;
    const bool gone = deletesInTurn_ && deleteRates_.front() >= writeRates_.front();
    if (perSecond <= 0.0 || gone) return;
    const double hazard = deletesInTurn_ ? 0.0 : deleteRates_.front();
    double seen = 0.0;
    for (const std::int64_t one : seen_) seen += static_cast<double>(one);
    // The unseen are those behind, youngest last: of ages below `left`, and below that of the first of them.
    const double oldest = std::min((keys - seen) / perSecond, left);
    if (oldest <= 0.0) return;
    items_ = hazard > 0.0 ? perSecond * (1.0 - base::math::exp(-hazard * oldest)) / hazard : perSecond * oldest;
    const bool expires = (keys - seen) / perSecond > left;
    expiring_ = expires ? perSecond * base::math::exp(-hazard * left) : 0.0;
}

bool UnseenKeys::hasItem(std::uint64_t key, double second) const {
    const double left = life_ - second;
    if (left <= 0.0 || writeRates_.empty()) return false;
    if (inTurn_) return hasItemInTurn(key, left);
    const double draw = asFraction(base::deriveKey(draws_, key));
    const std::size_t block = blocks_.of(key);
    if (draw >= chances_[block].most) return false;
    if (draw < chances_[block].least && second <= sureUntil_) return true;
    return draw < chanceOf(block, left);
}

}  // namespace headroom::dynamodb
