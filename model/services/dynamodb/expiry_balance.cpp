// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiry_balance.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace headroom::dynamodb {

namespace {

/// As much as what expires changes when rates do by so little is left out of account.
constexpr double kSameRates = 0.01;

bool isNear(double a, double b) { return std::abs(a - b) <= kSameRates * std::max(a, b); }

/// What was found for the mean of a life's writes, for those at its beginning.
double expiringOf(const Expiring& mean, const Changes& within, const Changes& then) {
    return within.writesPerSecond > 0.0 ? mean.deletesPerSecond / within.writesPerSecond * then.writesPerSecond : 0.0;
}

}  // namespace

double ExpiryBalance::life() const {
    constexpr double kShortest = 1e-3;
    return std::max(kShortest, base::toSeconds(*spec_->timeToLive + spec_->timeToLiveLag));
}

Expiring ExpiryBalance::repeating(const Changes& changes) {
    const bool same = isNear(changes.writesPerSecond, known_.writesPerSecond) &&
                      isNear(changes.deletesPerSecond, known_.deletesPerSecond);
    if (!same) {
        known_ = changes;
        found_ = expiringOfRepeating(*spec_, changes);
    }
    return found_;
}

Balance ExpiryBalance::between(double from, double to, double end, const KindHistory& history,
                               const KindRates& before) {
    const double middle = std::min((from + to) / 2.0, end);
    KindRates within = history.over(middle - life(), middle, end, before);
    const KindRates then = history.over(from - life(), std::min(to - life(), end), end, before);
    Balance balance;
    if (within.repeating.writesPerSecond > 0.0) {
        const Expiring mean = repeating(within.repeating);
        const double expired = mean.deletesPerSecond / known_.writesPerSecond;
        const double deleted = within.repeating.deletesPerSecond / within.repeating.writesPerSecond;
        balance.items = mean.items;
        balance.expiringPerSecond = expired * then.repeating.writesPerSecond;
        // As many items are made as expire or are deleted: with d deletes for each write and a share e of the writes
        // whose item expires, a delete finds one with (1 - e) / (1 + d); the rest is subtraction.
        balance.missed = 1.0 - (1.0 - expired) / (1.0 + deleted);
        balance.made = expired + deleted * (spec_->missingItems ? 1.0 : 1.0 - balance.missed);
        const base::KeyPopularity& keys = *widestRepeatingKeys(*spec_);
        const bool inTurn = std::holds_alternative<base::SequentialKeys>(keys);
        balance.unread = inTurn ? 1.0 - mean.items / static_cast<double>(base::keyCount(keys)) : balance.made;
    } else {
        // Deletes take any item; there are no more than were made.
        within.fresh.deletesPerSecond += within.repeating.deletesPerSecond;
        const bool more =
            within.fresh.writesPerSecond > 0.0 && within.fresh.deletesPerSecond > within.fresh.writesPerSecond;
        if (more) balance.missed = 1.0 - within.fresh.writesPerSecond / within.fresh.deletesPerSecond;
    }
    const Expiring fresh = expiring(base::SequentialKeys{0}, within.fresh, base::fromSeconds(life()));
    balance.items += fresh.items;
    balance.expiringPerSecond += expiringOf(fresh, within.fresh, then.fresh);
    return balance;
}

}  // namespace headroom::dynamodb
