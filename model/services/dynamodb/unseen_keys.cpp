// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/unseen_keys.hpp"

#include <algorithm>
#include <limits>

#include "model/base/elementary.hpp"
#include "model/base/random.hpp"

namespace headroom::dynamodb {

namespace {

using base::math::exp;

KeyCalls::Kinds together(const KeyCalls& calls) {
    KeyCalls::Kinds all = calls.writeKinds();
    all.insert(all.end(), calls.deleteKinds().begin(), calls.deleteKinds().end());
    return all;
}

/// The share of a kind's calls that falls on one key of each block.
std::vector<std::vector<double>> sharesOf(const KeyBlocks& blocks, const KeyCalls::Kinds& kinds) {
    std::vector<std::vector<double>> shares;
    for (const base::KeyPopularity& kind : kinds) {
        std::vector<double>& ofAKey = shares.emplace_back(blocks.sharesOf(kind));
        for (std::size_t i = 0; i < ofAKey.size(); ++i) ofAKey[i] /= blocks.keys(i);
    }
    return shares;
}

double ofAKey(const std::vector<double>& perSecond, const std::vector<std::vector<double>>& shares, std::size_t block) {
    double sum = 0.0;
    for (std::size_t kind = 0; kind < shares.size(); ++kind) sum += perSecond[kind] * shares[kind][block];
    return sum;
}

/// The integral of exp(-rate t) from 0 on.
double integral(double rate, double seconds) { return rate > 0.0 ? (1.0 - exp(-rate * seconds)) / rate : seconds; }

double asFraction(std::uint64_t bits) { return static_cast<double>(bits >> 11U) * 0x1p-53; }

}  // namespace

UnseenKeys::UnseenKeys(std::uint64_t end, double life, const KeyCalls& calls, const Shares& shares, std::uint64_t draws)
    : life_(life),
      draws_(draws),
      shares_(shares),
      blocks_(end, together(calls)),
      writeShares_(sharesOf(blocks_, calls.writeKinds())),
      deleteShares_(sharesOf(blocks_, calls.deleteKinds())),
      seen_(blocks_.size()),
      chances_(blocks_.size()) {}

void UnseenKeys::found(std::uint64_t key, double second) {
    if (hasItem(key, second)) items_ = std::max(0.0, items_ - 1.0);
    ++seen_[blocks_.of(key)];
}

/// A key without an item waits for any write, one with an item is renewed by those that change it: by renewal theory
/// writes that count come at w (w' + d) / (d + w' e + w (1 - e)), with w of them, w' that change what is there,
/// e = exp(-(w' + d) life).
UnseenKeys::AtRandom UnseenKeys::atRandom(double writes, double deletes, double second) const {
    const double renews = writes * (1.0 - shares_.unchanged);
    AtRandom random;
    random.changes = renews + deletes;
    random.seen = writes + (shares_.deletesFind ? 0.0 : deletes);
    if (writes <= 0.0) return random;
    const double late = exp(-random.changes * life_);
    random.comes = random.changes > 0.0 ? writes * random.changes / (deletes + renews * late + writes * (1.0 - late))
                                        : writes / (1.0 + writes * life_);
    // One without an item is seen at another rate than one with an item.
    const double seen = random.seen;
    const double left = life_ - second;
    const double has = random.comes * integral(random.changes, left);
    const double never = (1.0 - random.comes * integral(random.changes, life_)) * exp((random.changes - seen) * second);
    const double expired = random.comes * exp(-random.changes * left) * integral(seen, second);
    random.unseen = 1.0 / std::max(has + never + expired, std::numeric_limits<double>::min());
    return random;
}

UnseenKeys::LastTurn UnseenKeys::lastTurn(double key) const {
    LastTurn last{std::numeric_limits<double>::infinity(), turns_.size()};
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const Turn& turn = turns_[i];
        if (key >= turn.keys || turn.perSecond <= 0.0) continue;
        const double age = (turn.keys - key) / turn.perSecond;
        if (age < last.age) last = {age, i};
    }
    return last;
}

double UnseenKeys::chanceOf(std::size_t block, const LastTurn& last, double left) const {
    if (last.turn < turns_.size()) return turned_[block * turns_.size() + last.turn].chance(last.age, left);
    return random_[block].comes * integral(random_[block].changes, left);
}

/// Blocks that are alike in what comes to them at random are in what comes in turn.
void UnseenKeys::takeTurns(const RandomCalls& random, std::size_t block) {
    const bool same = block > 0 && random == lastRandom_;
    lastRandom_ = random;
    for (const Turn& turn : turns_) {
        if (same) {
            turned_.push_back(turned_[turned_.size() - turns_.size()]);
            continue;
        }
        const double round = turn.perSecond > 0.0 ? turn.keys / turn.perSecond : life_;
        turned_.emplace_back(random, CallsInTurn{round, turn.deletes, shares_.failed}, life_, shares_.unchanged);
    }
}

/// The chance falls with what is left of the life, and along the keys in turn it rises.
void UnseenKeys::boundChances(double second, double left) {
    constexpr double kPartOfLeft = 1.0 / 16.0;
    sureUntil_ = second + left * kPartOfLeft;
    const bool skips = shares_.failed > 0.0 || shares_.unchanged > 0.0;
    const auto deletesLast = [&](const LastTurn& one) { return one.turn < turns_.size() && turns_[one.turn].deletes; };
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const LastTurn first = lastTurn(blocks_.first(i));
        const LastTurn last = lastTurn(blocks_.first(i) + blocks_.keys(i) - 1.0);
        if (deletesLast(first) != deletesLast(last) || (skips && !turns_.empty())) {
            chances_[i] = {0.0, 1.0};
            continue;
        }
        const double sure = life_ - sureUntil_;
        chances_[i] = {std::min(chanceOf(i, first, sure), chanceOf(i, last, sure)),
                       std::max(chanceOf(i, first, left), chanceOf(i, last, left))};
    }
}

void UnseenKeys::takeRates(double second, const KeyRates& rates) {
    turns_ = rates.turns;
    for (Turn& turn : turns_) {
        turn.perSecond /= 1.0 - shares_.failed;
        turn.done /= 1.0 - shares_.failed;
    }
    random_.clear();
    turned_.clear();
    asked_.clear();
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        asked_.push_back({ofAKey(rates.writes, writeShares_, i), ofAKey(rates.deletes, deleteShares_, i)});
    const double elsewhere = shares_.deletesFind ? takenElsewhere(asked_) : 0.0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        asked_[i].deletes += elsewhere;
        random_.push_back(atRandom(asked_[i].writes, asked_[i].deletes, second));
        takeTurns(asked_[i], i);
    }
}

void UnseenKeys::look(double second, double next, const KeyRates& rates) {
    items_ = expiring_ = 0.0;
    const double left = life_ - second;
    if (left <= 0.0) return;
    takeRates(second, rates);
    boundChances(second, left);
    follows_ = followsTurns();
    samples_.assign(follows_ ? blocks_.size() * kSamples : 0, {});
    sampledAt_ = second;
    sampledUntil_ = std::min(next, life_);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!turns_.empty()) {
            countInTurn(i, second, std::min(next - second, left));
            continue;
        }
        const double unseen = (blocks_.keys(i) - static_cast<double>(seen_[i])) * random_[i].unseen;
        items_ += unseen * random_[i].comes * integral(random_[i].changes, left);
        expiring_ += unseen * random_[i].comes * exp(-random_[i].changes * left);
    }
}

bool UnseenKeys::hasItem(std::uint64_t key, double second) const {
    if (life_ - second <= 0.0 || random_.empty()) return false;
    const double draw = asFraction(base::deriveKey(draws_, key));
    const std::size_t block = blocks_.of(key);
    return draw < chances_[block].most && isDrawn(key, block, draw, second);
}

/// Of a draw that is below the most that the block's chances can be.
bool UnseenKeys::isDrawn(std::uint64_t key, std::size_t block, double draw, double second) const {
    if (follows_) return draw < sampled(key, block, second);
    const double left = life_ - second;
    if (draw < chances_[block].least && second <= sureUntil_) return true;
    const LastTurn last = lastTurn(static_cast<double>(key));
    // Of the writes that come at random no more than all, where nothing had its turn: most keys need nothing finer.
    if (last.age > left && draw >= random_[block].seen * left) return false;
    return draw < chanceOf(block, last, left);
}

std::uint64_t UnseenKeys::nextItem(std::uint64_t from, std::uint64_t end, double second) const {
    if (life_ - second <= 0.0 || random_.empty() || from >= end) return end;
    std::uint64_t key = from;
    for (std::size_t block = blocks_.of(from); key < end; ++block) {
        const std::uint64_t until = std::min(end, blocks_.end(block));
        for (; key < until; ++key) {
            const double draw = asFraction(base::deriveKey(draws_, key));
            if (draw < chances_[block].most && isDrawn(key, block, draw, second)) return key;
        }
    }
    return end;
}

}  // namespace headroom::dynamodb
