// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/several_turns.hpp"

#include <algorithm>
#include <limits>

#include "model/base/elementary.hpp"

namespace headroom::dynamodb {

namespace {

using base::math::exp;

constexpr double kPartsOfALife = 16.0;

}  // namespace

SeveralTurns::SeveralTurns(const RandomCalls& random, std::span<const CallsInTurn> turns, double life, double unchanged)
    : random_(random),
      turns_(turns.begin(), turns.end()),
      life_(life),
      unchanged_(unchanged),
      changes_(random.writes * (1.0 - unchanged) + random.deletes) {
    const double mostLives = random.writes > 0.0 ? 4.0 : 8.0;  // what comes at random lets the past be forgotten
    constexpr double kFewestLives = 2.0;
    constexpr double kMostSteps = 2'000.0;
    double steps = random.writes > 0.0 ? kPartsOfALife : 1.0;  // of a life
    for (const CallsInTurn& one : turns_) steps += life / one.round;
    if (steps * kFewestLives <= kMostSteps) lives_ = std::min(mostLives, kMostSteps / steps);
}

/// What is written then, beside what is there.
void SeveralTurns::add(double at, double likely, double half) {
    written_.push_back({at, likely / scale_, half});
    sum_ += likely / scale_;
}

/// Such a share of what is there stays.
void SeveralTurns::keep(double share) {
    constexpr double kSmallest = 1e-100;
    if (share * scale_ < kSmallest) {
        written_.clear();
        sum_ = 0.0;
        scale_ = 1.0;
        return;
    }
    scale_ *= share;
}

/// Lets what came at random until then come, in parts, and what is older than a life expire.
void SeveralTurns::advance(double to) {
    const auto expire = [&] {
        for (; !written_.empty() && written_.front().at <= now_ - life_; written_.pop_front())
            sum_ -= written_.front().likely;
        if (written_.empty()) sum_ = 0.0;
    };
    while (now_ < to) {
        const double part = random_.writes > 0.0 ? std::min(to - now_, life_ / kPartsOfALife) : to - now_;
        const double middle = now_ + part / 2.0;
        const double decay = exp(-changes_ * part);
        const double there = sum_ * scale_;
        now_ += part;
        keep(decay);
        expire();
        if (random_.writes <= 0.0) continue;
        const double left = changes_ > 0.0 ? (1.0 - decay) / changes_ : part;
        const double meanwhile = std::min(1.0, (there + sum_ * scale_ + random_.writes * left / 2.0) / 2.0);
        add(middle, random_.writes * (1.0 - unchanged_ * meanwhile) * left, part / 2.0);
    }
    expire();
}

void SeveralTurns::turn(const CallsInTurn& one) {
    const double there = std::clamp(sum_ * scale_, 0.0, 1.0);
    const double done = 1.0 - one.failed;
    keep(one.failed + (one.deletes ? 0.0 : done * unchanged_));
    if (!one.deletes) add(now_, done * (1.0 - unchanged_ * there));
}

/// At first there is an item of any age.
void SeveralTurns::follow(std::span<const double> ages) {
    now_ = -lives_ * life_;
    written_.clear();
    sum_ = 0.0;
    scale_ = 1.0;
    for (double part = kPartsOfALife; part > 0.0; part -= 1.0)
        add(now_ - life_ * (part - 0.5) / kPartsOfALife, 1.0 / kPartsOfALife, life_ / kPartsOfALife / 2.0);
    std::vector<double> next;
    for (std::size_t i = 0; i < turns_.size(); ++i) {
        const double before = (-ages[i] - now_) / turns_[i].round;  // rounds from here to the last turn
        const bool comes = ages[i] < std::numeric_limits<double>::infinity() && before >= 0.0;
        next.push_back(comes ? -ages[i] - static_cast<double>(static_cast<std::int64_t>(before)) * turns_[i].round
                             : 1.0);
    }
    for (;;) {
        const auto first = std::ranges::min_element(next);
        if (*first > 0.0) break;
        advance(*first);
        const CallsInTurn& one = turns_[static_cast<std::size_t>(first - next.begin())];
        turn(one);
        *first += one.round;
    }
    advance(0.0);
}

double SeveralTurns::chance(double age) const {
    double sum = 0.0;
    for (auto one = written_.rbegin(); one != written_.rend() && -one->at - one->half <= age; ++one) {
        const double after = age + one->at + one->half;  // of what came evenly, so much
        sum += one->likely * (after < 2.0 * one->half ? after / (2.0 * one->half) : 1.0);
    }
    return std::clamp(sum * scale_, 0.0, 1.0);
}

}  // namespace headroom::dynamodb
