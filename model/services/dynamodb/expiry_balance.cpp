// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiry_balance.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "model/base/elementary.hpp"

namespace headroom::dynamodb {

namespace {

/// As much as what expires changes when rates do by so little, or by less than chance, is left out of account.
bool isNear(double a, double b, double life) {
    constexpr double kSameRates = 0.01;
    const double most = std::max(a, b);
    const double chance = most > 0.0 ? 1.0 / std::sqrt(most * life) : 0.0;
    return std::abs(a - b) <= std::max(kSameRates, std::min(chance, 0.2)) * most;
}

/// Of reads, the share that can find nothing where at least ItemCount items are stored.
double mostUnread(const Spec& spec, const base::KeyPopularity& keys, std::uint64_t first) {
    const double items = static_cast<double>(spec.itemCount.value_or(0)) - static_cast<double>(first);
    return 1.0 - std::clamp(items / static_cast<double>(base::keyCount(keys) - first), 0.0, 1.0);
}

/// What was found for the mean of a life's writes, for those at its beginning: all of them where none came since.
double expiringOf(const Expiring& mean, const Changes& within, const Changes& then) {
    const double share = within.writesPerSecond > 0.0 ? mean.deletesPerSecond / within.writesPerSecond : 1.0;
    return share * then.writesPerSecond;
}

}  // namespace

double ExpiryBalance::life() const {
    constexpr double kShortest = 1e-3;
    return std::max(kShortest, base::toSeconds(*spec_->timeToLive + spec_->timeToLiveLag));
}

Expiring ExpiryBalance::repeating(const Changes& changes) {
    const bool same = isNear(changes.writesPerSecond, known_.writesPerSecond, life()) &&
                      isNear(changes.deletesPerSecond, known_.deletesPerSecond, life());
    if (!same) {
        known_ = changes;
        found_ = expiringOfRepeating(*spec_, changes, firstRepeating_);
    }
    return found_;
}

/// What was written at a rate w, of which d are deleted, each item alike: a hazard h leaves w - d to expire.
double ExpiryBalance::hazardOf(const Changes& before) const {
    const double kept = before.writesPerSecond - before.deletesPerSecond;
    return -base::math::log(kept / before.writesPerSecond) / unseenUntil();
}

/// What was made t before the beginning was there then with exp(-h t).
double ExpiryBalance::untouchedNew(double second, const Changes& before) const {
    const double left = unseenUntil() - std::max(0.0, second);
    if (before.writesPerSecond <= before.deletesPerSecond || left <= 0.0) return 0.0;
    const double hazard = hazardOf(before);
    if (hazard <= 0.0) return before.writesPerSecond * left;
    return before.writesPerSecond * (1.0 - base::math::exp(-hazard * left)) / hazard;
}

/// What was made t before the beginning is there with exp(-h t).
Expiring ExpiryBalance::unseenNew(double from, double to, double middle, const Changes& before) const {
    const double length = unseenUntil();
    const double kept = before.writesPerSecond - before.deletesPerSecond;
    if (kept <= 0.0 || from >= length) return {};
    const double passed = std::clamp(middle, 0.0, length);
    const double hazard = hazardOf(before);
    double items = before.writesPerSecond * (length - passed);
    if (hazard > 0.0) {
        const double there = base::math::exp(-hazard * passed) - base::math::exp(-hazard * length);
        items = before.writesPerSecond * there / hazard;
    }
    return {items, kept * std::min(1.0, (length - from) / (to - from))};
}

Balance ExpiryBalance::between(double from, double to, double end, const KindHistory& history,
                               const KindRates& before) {
    const double middle = std::min((from + to) / 2.0, end);
    KindRates within = history.over(middle - life(), middle, end, before);
    KindRates then = history.over(from - life(), std::min(to - life(), end), end, before);
    // Items of a given share are each a new one, whatever the keys.
    const base::KeyPopularity* const keys = spec_->newItems ? nullptr : widestRepeatingKeys(*spec_);
    const bool written = end > 0.0 && history.repeating.over(0.0, end, end, {}).writesPerSecond > 0.0;
    if (keys == nullptr) {  // nothing says that keys come again
        within.fresh.writesPerSecond += within.repeating.writesPerSecond;
        within.fresh.deletesPerSecond += within.repeating.deletesPerSecond;
        then.fresh.writesPerSecond += then.repeating.writesPerSecond;
    }
    Balance balance;
    if (keys != nullptr && within.repeating.writesPerSecond > 0.0) {
        const Expiring mean = repeating(within.repeating);
        const double expired = mean.deletesPerSecond / known_.writesPerSecond;
        const double deleted = within.repeating.deletesPerSecond / within.repeating.writesPerSecond;
        balance.items = mean.items;
        balance.expiringPerSecond = expired * then.repeating.writesPerSecond;
        // As many items are made as expire or are deleted: with d deletes for each write and a share e of the writes
        // whose item expires, a delete finds one with (1 - e) / (1 + d); the rest is subtraction.
        balance.missed = 1.0 - (1.0 - expired) / (1.0 + deleted);
        balance.made = expired + deleted * (spec_->missingItems ? 1.0 : 1.0 - balance.missed);
        const bool inTurn = std::holds_alternative<base::SequentialKeys>(*keys);
        const double gone = inTurn ? 1.0 - mean.items / static_cast<double>(base::keyCount(*keys)) : balance.made;
        balance.unread = std::min(gone, mostUnread(*spec_, *keys, firstRepeating_));
    } else if (keys != nullptr && written) {
        balance.expiringPerSecond = then.repeating.writesPerSecond;
        balance.missed = balance.made = 1.0;  // what was written has expired
        balance.unread = mostUnread(*spec_, *keys, firstRepeating_);
    } else if (keys == nullptr) {
        // Deletes take any item; there are no more than were made.
        const bool more =
            within.fresh.writesPerSecond > 0.0 && within.fresh.deletesPerSecond > within.fresh.writesPerSecond;
        if (more) balance.missed = 1.0 - within.fresh.writesPerSecond / within.fresh.deletesPerSecond;
    }
    if (followsNew_) {
        const Expiring unseen = unseenNew(from, to, middle, before.fresh);
        balance.items += unseen.items;
        balance.expiringPerSecond += unseen.deletesPerSecond;
        return balance;
    }
    const Expiring fresh = expiring(base::SequentialKeys{0}, within.fresh, base::fromSeconds(life()));
    balance.items += fresh.items;
    balance.expiringPerSecond += expiringOf(fresh, within.fresh, then.fresh);
    return balance;
}

}  // namespace headroom::dynamodb
