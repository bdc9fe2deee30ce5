// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/turned_key.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/base/elementary.hpp"

namespace headroom::dynamodb {

namespace {

using base::math::exp;

/// x^0 + x^1 + ... + x^(count - 1) of exp(logX) = x, which is at most 1; 1 and what is next to it included.
double sumOfPowers(double logX, double count) {
    const double last = base::math::expm1(logX);
    if (last == 0.0) return count;
    return std::isinf(logX) ? std::min(count, 1.0) : base::math::expm1(count * logX) / last;
}

/// x^count of exp(logX) = x, which may be 0.
double power(double logX, double count) { return count > 0.0 ? exp(count * logX) : 1.0; }

/// So long after a turn all is about as if it had not come.
constexpr double kLives = 2.5;

}  // namespace

TurnedKey::TurnedKey(const RandomCalls& random, const CallsInTurn& turn, double life, double unchanged)
    : round_(turn.round),
      parts_(unchanged > 0.0 && random.writes > 0.0 ? kParts : 1),
      part_(std::min(turn.round, kLives * life) / static_cast<double>(kParts)),
      changes_(random.writes * (1.0 - unchanged) + random.deletes),
      logPassed_(base::math::log1p(-(1.0 - turn.failed) * (turn.deletes ? 1.0 : 1.0 - unchanged))) {
    std::fill_n(come_.begin(), parts_, random.writes);
    come_[kTurn] = turn.deletes ? 0.0 : 1.0 - turn.failed;
    addParts(whole_, 0.0, round_, round_, 1.0);
    if (unchanged > 0.0) balance(life, unchanged);
}

/// Each source comes less by what `unchanged` takes of it where an item is: (1 + unchanged left come) p = left come, p
/// being how likely there is one in the middle of each part, and before a turn. By elimination.
void TurnedKey::balance(double life, double unchanged) {
    std::array<std::array<double, kSources + 1>, kSources> rows{};
    for (std::size_t i = 0; i < kSources; ++i) {
        const double middle = (endOf(i) - part_ + endOf(i)) / 2.0;
        const Left left = leftOf(i == kTurn ? round_ : middle, life);
        for (std::size_t j = 0; j < kSources; ++j) {
            rows[i][j] = unchanged * left[j] * come_[j] + (i == j ? 1.0 : 0.0);
            rows[i][kSources] += left[j] * come_[j];
        }
    }
    for (std::size_t pivot = 0; pivot < kSources; ++pivot) {
        const auto largest = std::max_element(rows.begin() + pivot, rows.end(), [&](const auto& a, const auto& b) {
            return std::abs(a[pivot]) < std::abs(b[pivot]);
        });
        std::swap(rows[pivot], *largest);
        for (std::size_t i = 0; i < kSources; ++i) {
            if (i == pivot) continue;
            const double times = rows[i][pivot] / rows[pivot][pivot];
            for (std::size_t j = pivot; j <= kSources; ++j) rows[i][j] -= times * rows[pivot][j];
        }
    }
    for (std::size_t i = 0; i < kSources; ++i) {
        const double there = std::clamp(rows[i][kSources] / rows[i][i], 0.0, 1.0);
        come_[i] *= 1.0 - unchanged * there;
    }
}

double TurnedKey::endOf(std::size_t part) const {
    return part + 1 >= parts_ ? round_ : part_ * static_cast<double>(part + 1);
}

/// What came between two times of a round, from its turn on, as of another such time behind them.
void TurnedKey::addParts(Left& left, double from, double to, double now, double weight) const {
    double end = std::max(0.0, from);
    double there = exp(-changes_ * (now - end));
    for (std::size_t i = 0; i < parts_ && end < to; ++i) {
        if (endOf(i) <= end) continue;
        const double begin = end;
        const double there0 = there;
        end = std::min(to, endOf(i));
        there = exp(-changes_ * (now - end));
        left[i] += weight * (changes_ > 0.0 ? (there - there0) / changes_ : end - begin);
    }
}

/// Back from now: what is left of the round, whole rounds, each with the turn at its beginning and the one behind it
/// passed, and a part of one.
TurnedKey::Left TurnedKey::leftOf(double sinceTurn, double age) const {
    Left left{};
    addParts(left, sinceTurn - age, sinceTurn, sinceTurn, 1.0);
    if (age <= sinceTurn) return left;
    const double since = exp(-changes_ * sinceTurn);
    const double rounds = std::ceil((age - sinceTurn) / round_) - 1.0;
    const double logRound = logPassed_ - changes_ * round_;
    left[kTurn] = since * sumOfPowers(logRound, rounds + 1.0);
    const double before = since * exp(logPassed_);
    const double all = rounds > 0.0 ? before * sumOfPowers(logRound, rounds) : 0.0;
    for (std::size_t i = 0; i < parts_; ++i) left[i] += all * whole_[i];
    const double rest = age - sinceTurn - rounds * round_;
    addParts(left, round_ - rest, round_, round_, before * power(logRound, rounds));
    return left;
}

double TurnedKey::chance(double sinceTurn, double age) const {
    const Left left = leftOf(sinceTurn, age);
    double sum = 0.0;
    for (std::size_t i = 0; i < kSources; ++i) sum += left[i] * come_[i];
    return std::clamp(sum, 0.0, 1.0);
}

}  // namespace headroom::dynamodb
