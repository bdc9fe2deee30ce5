// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiry_flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

#include "model/base/random.hpp"
#include "model/engine/causes.hpp"
#include "model/services/dynamodb/key_blocks.hpp"

namespace headroom::dynamodb {

namespace {

constexpr double kHour = 3'600.0;

/// Takes the whole items out of what is due.
std::int64_t wholeOf(double& due) {
    const auto whole = static_cast<std::int64_t>(due);
    due -= static_cast<double>(whole);
    return whole;
}

}  // namespace

ExpiryFlow::ExpiryFlow(const Spec& spec, base::Instant begin, std::uint64_t draws)
    : begin_(begin), draws_(draws), spec_(&spec), itemCount_(spec.itemCount.value_or(0)), balance_(spec) {
    if (!ExpiringKeys::decide(spec)) return;
    calls_.emplace(spec);
    keys_.emplace(spec, *calls_, balance_.life(), draws);
    written_ = base::keyCount(*widestRepeatingKeys(spec));
    if (written_ > keys_->keys()) balance_.leaveKeysBelow(keys_->keys());
}

void ExpiryFlow::called(std::int64_t items, base::Instant now) {
    certainty_.saw(now);
    made_ += std::max<std::int64_t>(items, 0);
    taken_ -= std::min<std::int64_t>(items, 0);
}

std::int64_t ExpiryFlow::takenTooMany() const {
    constexpr double kErrors = 3.0;
    const std::int64_t more = keys_ ? std::int64_t{keys_->foundNone()} : taken_ - made_ - itemCount_;
    return static_cast<double>(more) > kErrors * std::sqrt(static_cast<double>(taken_ + made_)) ? more : 0;
}

void ExpiryFlow::expectLoad(WholeByPart wholeByPart, base::Instant end, const std::vector<ExpectedCalls>& calls) {
    wholeByPart_ = std::move(wholeByPart);
    for (const ExpectedCalls& some : calls) expect(some);
    if (!keys_) return;
    keys_->expectEnd(secondsOf(end));
    calls_->expect(calls);
    if (calls_->expects()) keys_->look(0.0, keysLook_, calls_->mean(0.0, [](std::uint32_t) { return 1.0; }));
}

/// Of the calls of such keys, the share that falls on keys that are not followed one by one.
double ExpiryFlow::unknownShareOf(const base::KeyPopularity& keys) const {
    if (base::keyCount(keys) == 0 || !keys_) return 1.0;
    if (base::keyCount(keys) <= keys_->keys()) return 0.0;
    const std::vector<double> known = KeyBlocks(keys_->keys(), std::span(&keys, 1)).sharesOf(keys);
    return std::max(0.0, 1.0 - std::accumulate(known.begin(), known.end(), 0.0));
}

/// As saw() will count them; of writes that may leave an item as it is nobody knows how many that will be.
void ExpiryFlow::expect(const ExpectedCalls& calls) {
    const bool fresh = base::keyCount(calls.keys) == 0 || spec_->newItems.has_value();
    if (!fresh && spec_->unchangedWrites > 0.0) return;
    const double given = calls.deletes ? 1.0 - spec_->missingItems.value_or(0.0) : spec_->newItems.value_or(1.0);
    const double done = (1.0 - spec_->failedConditions) * given * unknownShareOf(calls.keys);
    Seen& seen = seenOf(calls.workload);
    (calls.deletes ? seen.expectedDeletes : seen.expectedWrites)[fresh ? 1 : 0] += calls.perSecond * done;
}

void ExpiryFlow::saw(bool asDelete, bool fresh, base::Instant now, std::uint32_t workload) {
    (fresh ? history_.fresh : history_.repeating).saw(asDelete, secondsOf(now));
    Seen& seen = seenOf(workload);
    ++(asDelete ? seen.deletes : seen.writes)[fresh ? 1 : 0];
    ++calling_;
}

/// Those that were taken would have expired like the others.
double ExpiryFlow::earlierTakenBy(double second) const {
    const double were = balance_.untouchedNew(earlierTakenAt_, before_);
    return were > 0.0 ? earlierTaken_ * balance_.untouchedNew(second, before_) / were : earlierTaken_;
}

bool ExpiryFlow::hasEarlier(base::Instant now) const {
    if (!leavesNewKeys()) return false;
    const double second = secondsOf(now);
    return balance_.untouchedNew(second, before_) - earlierTakenBy(second) >= 1.0;
}

void ExpiryFlow::tookEarlier(base::Instant now) {
    earlierTaken_ = earlierTakenBy(secondsOf(now)) + 1.0;
    earlierTakenAt_ = secondsOf(now);
}

void ExpiryFlow::missedEarlier(base::Instant now, std::uint32_t workload) {
    missedEarlier_.saw(true, secondsOf(now));
    ++seenOf(workload).deletes[1];
    ++calling_;
}

void ExpiryFlow::put(std::uint64_t key, base::Instant now, Caller caller) {
    lookAtKeys(secondsOf(now));  // by what came before
    countOfKeys(false, caller);
    keys_->put(key, secondsOf(now));
}

void ExpiryFlow::remove(std::uint64_t key, bool finds, base::Instant now, Caller caller) {
    lookAtKeys(secondsOf(now));
    if (finds || !spec_->missingItems) countOfKeys(true, caller);
    keys_->remove(key, secondsOf(now), finds);
}

void ExpiryFlow::left(Caller caller) { countOfKeys(false, caller); }

void ExpiryFlow::passed(bool deletes, Caller caller) {
    if (keys_) countOfKeys(deletes, caller);
}

/// As long as anybody asks.
void ExpiryFlow::countOfKeys(bool deletes, Caller caller) {
    if (std::isfinite(keysLook_)) calls_->saw(deletes, caller);
}

/// As long as something can be left from before the beginning, and once more then. While calls are few, soon: a load
/// may begin late.
void ExpiryFlow::lookAtKeys(double second) {
    constexpr double kLooksALife = 64.0;
    constexpr double kFirst = 1.0;
    const double life = balance_.life();
    const bool more = calls_->seen() >= callsLook_ && second >= std::min(kFirst, life) && std::isfinite(keysLook_);
    if (second < keysLook_ && !more) return;
    const double next = second + std::clamp(life / kLooksALife, std::min(kFirst, life), std::max(kFirst, second));
    callsLook_ = 2 * calls_->seen() + 1;
    keysLook_ = second < life ? std::min(next, life) : std::numeric_limits<double>::infinity();
    keys_->look(second, keysLook_,
                calls_->mean(second, [&](std::uint32_t workload) { return timesOf(workload, second); }));
}

double ExpiryFlow::timesOf(std::uint32_t workload, double second) const {
    return wholeByPart_ == nullptr ? 1.0 : wholeByPart_(workload, begin_ + base::fromSeconds(second));
}

ExpiryFlow::Seen& ExpiryFlow::seenOf(std::uint32_t workload) {
    const std::size_t place = workload == engine::kNoWorkload ? 0 : std::size_t{workload} + 1;
    if (place >= seen_.size()) seen_.resize(place + 1);
    return seen_[place];
}

KindRates ExpiryFlow::meanSoFar(double seconds) const {
    KindRates mean{};
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        const double times = i > 0 ? timesOf(static_cast<std::uint32_t>(i - 1), seconds) : 1.0;
        for (const std::size_t kind : {std::size_t{0}, std::size_t{1}}) {
            Changes& changes = kind == 1 ? mean.fresh : mean.repeating;
            const Seen& seen = seen_[i];
            changes.writesPerSecond += meanRate(seen.writes[kind], seen.expectedWrites[kind], seconds, times);
            changes.deletesPerSecond += meanRate(seen.deletes[kind], seen.expectedDeletes[kind], seconds, times);
        }
    }
    return mean;
}

/// A look does not reach from what was there before the beginning to what was not.
std::int64_t ExpiryFlow::untilNextLook(std::int64_t second) const {
    constexpr double kLooksALife = 16.0;
    const double most = std::clamp(balance_.life() / kLooksALife, 1.0, kHour);
    const double unseen = balance_.unseenUntil() - static_cast<double>(second);
    return std::min(second, static_cast<std::int64_t>(unseen > 0.0 ? std::min(most, std::ceil(unseen)) : most));
}

bool ExpiryFlow::hasToRead(std::uint64_t key, base::Instant now) const {
    if (has(key, now)) return true;
    const auto least = static_cast<double>(itemCount_);
    const auto keys = static_cast<double>(keys_->keys());
    if (!keys_->follows(key)) return static_cast<double>(key) < least;
    const double items = keys_->items();
    if (items >= least || items >= keys) return false;
    base::Stream draw(base::deriveKey(~draws_, key));  // not those of the item's size
    return draw.chance((least - items) / (keys - items));
}

/// As many items as are made up to one lag ago have been written again.
void ExpiryFlow::lookAtRewrites(double second, const NewItems::Rewrites& rewrites) {
    if (rewrites.count <= 0.0) return;
    const double until = second - rewrites.seconds / rewrites.count;
    const double made = until > 0.0 ? history_.fresh.over(0.0, until, second, {}).writesPerSecond * until : 0.0;
    if (made > 0.0) balance_.expectRewrites(rewrites.seconds / made);
}

std::int64_t ExpiryFlow::next(std::int64_t second, std::int64_t seconds, const FollowedItems& followed) {
    const auto present = static_cast<double>(second);
    const bool more = calling_ >= callingLook_ && present < balance_.unseenUntil();  // a load may begin late
    if (second >= look_ || more) {
        look_ = second + std::max(seconds, untilNextLook(second));
        callingLook_ = 2 * calling_ + 1;
        lookAtRewrites(present, followed.rewrites);
        const bool unseen = present <= balance_.unseenUntil();
        const KindRates before = unseen ? meanSoFar(present) : KindRates{};
        before_ = before.fresh;
        last_ = balance_.between(present, static_cast<double>(look_), present, history_, before);
    }
    const bool measured = begin_ + base::seconds(second + seconds) > base::Instant{};
    const double ahead = last_.expiringPerSecond * static_cast<double>(seconds);
    due_ += ahead;
    if (measured) gone_ += ahead;
    countKnown(static_cast<double>(second), static_cast<double>(followed.expired));
    return wholeOf(due_);
}

/// What has expired of keys that are known, here or to the table, since the last time.
void ExpiryFlow::countKnown(double second, double followed) {
    const double expired = followed + (keys_ ? keys_->expiredBy(second) : 0.0);
    const double length = second - keysCounted_;
    const double measured = std::clamp(second + base::toSeconds(begin_ - base::Instant{}), 0.0, length);
    due_ += expired;
    gone_ += expired * measured / length;
    keysRate_ = expired / length;
    keysCounted_ = second;
    if (!keys_) return;
    keyItems_ += keys_->items() * measured;
    keySeconds_ += measured;
    lookAtKeys(second);
}

double ExpiryFlow::gone(base::Instant end) const {
    return gone_ + keysRate_ * std::max(0.0, secondsOf(end) - keysCounted_);
}

double ExpiryFlow::itemsOver(base::Instant from, base::Instant to) const {
    constexpr double kParts = 96.0;
    constexpr double kMostParts = 2'048.0;
    const double first = secondsOf(from);
    const double end = secondsOf(to);
    const double bins = (end - first) / history_.repeating.width();
    const int parts = static_cast<int>(std::clamp(bins, kParts, kMostParts));
    KindRates mean = history_.over(first, end, end, {});
    mean.fresh.deletesPerSecond += missedEarlier_.over(first, end, end, {}).deletesPerSecond;
    const double length = (end - first) / parts;
    ExpiryBalance balance = balance_;
    double items = keySeconds_ > 0.0 ? keyItems_ / keySeconds_ : 0.0;
    for (int i = 0; i < parts; ++i) {
        const double begin = first + i * length;
        items += balance.between(begin, begin + length, end, history_, mean).items / parts;
    }
    return items;
}

std::int64_t ExpiryFlow::toWrite(std::int64_t gone, std::size_t others) {
    writesDue_ += static_cast<double>(gone) * static_cast<double>(others) / static_cast<double>(others + 1);
    return wholeOf(writesDue_);
}

}  // namespace headroom::dynamodb
