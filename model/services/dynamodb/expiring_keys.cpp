// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiring_keys.hpp"

#include <algorithm>
#include <variant>

#include "model/base/random.hpp"
#include "model/services/dynamodb/stored_items.hpp"

namespace headroom::dynamodb {

namespace {

constexpr std::uint16_t kUnseen = KeyMarks::kUnseen;
constexpr std::uint16_t kGone = KeyMarks::kGone;
constexpr std::uint64_t kRound = KeyMarks::kTicks;  // ticks go round

constexpr std::uint64_t kMostTicks = 4'096;
constexpr double kShortestTick = 1.0 / 16.0;  // s
constexpr std::uint64_t kFewestTicks = 16;
// So long each key is looked at once, so that no mark comes round to a young one: below kRound less kMostTicks.
constexpr double kSweepTicks = 32'768.0;

// A call that begins with the last key takes those behind it: a transaction has 100 items at most.
constexpr std::uint64_t kBeyond = 100;

std::uint16_t markOf(std::uint64_t tick) { return static_cast<std::uint16_t>(KeyMarks::kFirstTick + tick % kRound); }

std::uint64_t ticksOf(double life) {
    const auto fit = static_cast<std::uint64_t>(std::min(life / kShortestTick, static_cast<double>(kMostTicks)));
    return std::max(fit, kFewestTicks);
}

std::uint64_t keysOf(const Spec& spec) {
    const base::KeyPopularity* widest = widestRepeatingKeys(spec);
    return widest == nullptr ? 0 : std::min(base::keyCount(*widest), ExpiringKeys::kMostKeys);
}

bool areTooManyInTurn(const base::KeyPopularity& keys) {
    return std::holds_alternative<base::SequentialKeys>(keys) && base::keyCount(keys) > ExpiringKeys::kMostKeys;
}

}  // namespace

bool ExpiringKeys::decide(const Spec& spec) {
    return spec.expires() && !spec.newItems && keysOf(spec) > 0 &&
           std::ranges::none_of(spec.writeKeys, areTooManyInTurn);
}

bool takesKindsForOne(const Spec& spec) {
    if (!spec.expires() || spec.newItems) return false;
    const bool someAreKnown = ExpiringKeys::decide(spec);
    std::vector<base::KeyPopularity> kinds;
    for (const auto* keys : {&spec.writeKeys, &spec.deleteKeys}) {
        for (const base::KeyPopularity& kind : *keys) {
            const bool counts = base::keyCount(kind) > (someAreKnown ? ExpiringKeys::kMostKeys : 0);
            if (counts && std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
        }
    }
    return kinds.size() > 1 && widestRepeatingKeys(spec) != nullptr;
}

ExpiringKeys::ExpiringKeys(const Spec& spec, const KeyCalls& calls, double life, std::uint64_t draws)
    : keys_(keysOf(spec)),
      ticks_(ticksOf(life)),
      ticksPerSecond_(static_cast<double>(ticks_) / life),
      life_(life),
      finds_(spec.missingItems.has_value()),
      unseen_(keys_ + kBeyond, life, calls, {spec.unchangedWrites, spec.failedConditions, finds_}, draws),
      written_(keys_ + kBeyond, KeyMarks::Ticks::All),
      youngOf_(ticks_ + 1) {}

/// Up to the tick in which what was written in the first one expires all times are as good as one.
void ExpiringKeys::expectEnd(double second) {
    if (tickAt(second) >= ticks_) return;
    ticksPerSecond_ = 0.0;
    if (finds_) return;  // itemFor() needs to know where ticks are kept
    written_ = KeyMarks(keys_ + kBeyond, KeyMarks::Ticks::FirstOnly);
}

std::uint64_t ExpiringKeys::tickAt(double second) const {
    return static_cast<std::uint64_t>(std::max(0.0, second) * ticksPerSecond_);
}

std::uint64_t ExpiringKeys::ageOf(std::uint16_t mark, std::uint64_t tick) const {
    return (tick % kRound + kRound - (mark - 1U)) % kRound;
}

/// Of the keys whose items expire in that tick: each has its own part of it.
bool ExpiringKeys::isLeft(std::uint64_t key, std::uint64_t tick, double second) const {
    const double part =
        static_cast<double>(base::deriveKey(base::deriveKey(unseen_.draws(), tick), key) >> 11U) * 0x1p-53;
    return part >= second * ticksPerSecond_ - static_cast<double>(tick);
}

bool ExpiringKeys::hasWritten(std::uint64_t key, std::uint16_t mark, double second) const {
    if (mark == kGone) return false;
    const std::uint64_t tick = std::max(now_, tickAt(second));
    const std::uint64_t age = ageOf(mark, tick);
    return age < ticks_ || (age == ticks_ && isLeft(key, tick, second));
}

bool ExpiringKeys::has(std::uint64_t key, double second) const {
    if (!follows(key)) return false;
    const std::uint16_t mark = written_.of(key);
    return mark == kUnseen ? unseen_.hasItem(key, second) : hasWritten(key, mark, second);
}

/// What was there before the beginning has no part in it a life later.
void ExpiringKeys::see(std::uint64_t key, double second) {
    if (written_.of(key) == kUnseen && second < life_) unseen_.found(key, second);
}

/// Takes the key's item off what is there, if it is.
void ExpiringKeys::forget(std::uint64_t key, double second) {
    const std::uint16_t mark = written_.of(key);
    if (mark == kUnseen || !hasWritten(key, mark, second)) return;
    const std::uint64_t age = ageOf(mark, now_);
    if (age == ticks_) {
        passTo(second * ticksPerSecond_ - static_cast<double>(now_));
        expiring_ -= 1.0;
        return;
    }
    --youngOf_[(now_ - age) % youngOf_.size()];
    --young_;
}

void ExpiringKeys::put(std::uint64_t key, double second) {
    if (!follows(key)) return;
    goTo(tickAt(second));
    see(key, second);
    forget(key, second);
    written_.set(key, markOf(now_));
    ++youngOf_[now_ % youngOf_.size()];
    ++young_;
}

void ExpiringKeys::remove(std::uint64_t key, double second, bool finds) {
    if (!follows(key) || (finds_ && !finds)) return;
    goTo(tickAt(second));
    if (finds_ && !has(key, second)) {
        const std::optional<std::uint64_t> other = itemFor(key, second);
        if (!other && looked_) ++foundNone_;
        if (!other) return;
        key = *other;
    }
    see(key, second);
    forget(key, second);
    written_.set(key, kGone);
}

/// Of what expires in this tick as much is left by then. Fewer than none can be for a while: whose items these are is
/// not known, and those that were written again may be more than were still there.
void ExpiringKeys::passTo(double part) {
    if (part <= passed_) return;
    const double gone = part < 1.0 ? expiring_ * (part - passed_) / (1.0 - passed_) : expiring_;
    expired_ += gone;
    expiring_ -= gone;
    passed_ = part;
}

void ExpiringKeys::goTo(std::uint64_t tick) {
    if (tick <= now_) return;
    sweep(tick);
    // Beyond a life nothing young is left.
    const std::uint64_t steps = std::min<std::uint64_t>(tick - now_, youngOf_.size());
    for (std::uint64_t i = 0; i < steps; ++i) {
        const std::uint64_t at = now_ + 1 + i;
        std::uint32_t& old = youngOf_[(at + 1) % youngOf_.size()];  // written ticks_ before `at`
        expired_ += expiring_;
        expiring_ = static_cast<double>(old);
        young_ -= old;
        old = 0;
    }
    now_ = tick;
    passed_ = 0.0;
}

void ExpiringKeys::sweep(std::uint64_t tick) {
    const auto passed = static_cast<double>(tick - now_);
    const auto kept = [&](std::uint16_t mark) { return passed < kSweepTicks && ageOf(mark, tick) <= ticks_; };
    sweepDue_ += std::min(1.0, passed / kSweepTicks) * static_cast<double>(written_.words());
    for (; sweepDue_ >= 1.0; sweepDue_ -= 1.0) {
        written_.sweep(swept_, kept);
        swept_ = (swept_ + 1) % written_.words();
    }
}

/// The first look tells of the time before it as well. Items are listed anew when there are more of them than before:
/// that takes its time.
void ExpiringKeys::look(double second, double next, const KeyRates& rates) {
    constexpr double kMore = 1.01;
    if (looked_) countUnseen(second);
    looked_ = true;
    unseenFound_ = false;
    const double before = unseen_.items();
    unseen_.look(second, next, rates);
    if (unseen_.items() > kMore * before) unseenItems_.clear();
}

void ExpiringKeys::countUnseen(double second) {
    const double gone = unseen_.expiringPerSecond() * std::max(0.0, second - unseenBy_);
    unseen_.expired(gone);
    unseenExpired_ += gone;
    unseenBy_ = second;
}

double ExpiringKeys::expiredBy(double second) {
    goTo(tickAt(second));
    passTo(second * ticksPerSecond_ - static_cast<double>(now_));
    if (looked_) countUnseen(second);
    const double all = std::max(0.0, expired_ + unseenExpired_);  // what is less than none is taken off what comes
    expired_ += unseenExpired_ - all;
    unseenExpired_ = 0.0;
    return all;
}

double ExpiringKeys::items() const { return static_cast<double>(young_) + expiring_ + unseen_.items(); }

}  // namespace headroom::dynamodb
