// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiring_keys.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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
    return widest == nullptr ? 0 : base::keyCount(*widest);
}

}  // namespace

bool ExpiringKeys::decide(const Spec& spec) {
    const std::uint64_t keys = keysOf(spec);
    return spec.expires() && !spec.newItems && keys > 0 && keys <= kMostKeys;
}

ExpiringKeys::ExpiringKeys(const Spec& spec, double life, std::uint64_t draws)
    : keys_(keysOf(spec)),
      ticks_(ticksOf(life)),
      tick_(life / (static_cast<double>(ticks_) - 0.5)),
      life_(life),
      unseen_(keys_, keys_ + kBeyond, life, {spec.writeKeys, spec.deleteKeys}, draws),
      written_(keys_ + kBeyond, KeyMarks::Ticks::All),
      youngOf_(ticks_ + 1) {}

/// Up to the tick at which what was written in the first one expires all times are as good as one.
void ExpiringKeys::expectEnd(double second) {
    if (tickAt(second) >= ticks_) return;
    tick_ = std::numeric_limits<double>::infinity();
    written_ = KeyMarks(keys_ + kBeyond, KeyMarks::Ticks::FirstOnly);
}

std::uint64_t ExpiringKeys::tickAt(double second) const {
    return static_cast<std::uint64_t>(std::max(0.0, second) / tick_);
}

bool ExpiringKeys::isYoung(std::uint16_t mark, std::uint64_t tick) const {
    if (mark == kUnseen || mark == kGone) return false;
    const std::uint64_t age = (tick % kRound + kRound - (mark - 1U)) % kRound;
    return age < ticks_;
}

bool ExpiringKeys::has(std::uint64_t key, double second) const {
    if (!follows(key)) return false;
    const std::uint16_t mark = written_.of(key);
    return mark == kUnseen ? unseen_.hasItem(key, second) : isYoung(mark, std::max(now_, tickAt(second)));
}

/// What was there before the beginning has no part in it a life later.
void ExpiringKeys::see(std::uint64_t key, double second) {
    if (written_.of(key) == kUnseen && second < life_) unseen_.found(key, second);
}

/// Takes the key's item off what is young, if it is.
void ExpiringKeys::forget(std::uint64_t key) {
    const std::uint16_t mark = written_.of(key);
    if (!isYoung(mark, now_)) return;
    const std::uint64_t age = (now_ % kRound + kRound - (mark - 1U)) % kRound;
    --youngOf_[(now_ - age) % youngOf_.size()];
    --young_;
}

void ExpiringKeys::put(std::uint64_t key, double second) {
    if (!follows(key)) return;
    goTo(tickAt(second));
    if (second < life_) unseen_.saw(key, false);
    see(key, second);
    forget(key);
    written_.set(key, markOf(now_));
    ++youngOf_[now_ % youngOf_.size()];
    ++young_;
}

void ExpiringKeys::remove(std::uint64_t key, double second, bool finds) {
    constexpr std::uint64_t kMostSteps = 4'096;
    if (!follows(key)) return;
    goTo(tickAt(second));
    if (second < life_) unseen_.saw(key, true);
    for (std::uint64_t step = 0; finds && !has(key, second) && step < kMostSteps; ++step)
        key = (key + 1) % written_.size();
    see(key, second);
    forget(key);
    written_.set(key, kGone);
}

void ExpiringKeys::goTo(std::uint64_t tick) {
    if (tick <= now_) return;
    sweep(tick);
    // Beyond a life nothing young is left.
    const std::uint64_t steps = std::min<std::uint64_t>(tick - now_, youngOf_.size());
    for (std::uint64_t i = 0; i < steps; ++i) {
        const std::uint64_t at = now_ + 1 + i;
        std::uint32_t& old = youngOf_[(at + 1) % youngOf_.size()];  // written ticks_ before `at`
        expired_ += old;
        young_ -= old;
        old = 0;
    }
    now_ = tick;
}

void ExpiringKeys::sweep(std::uint64_t tick) {
    const auto passed = static_cast<double>(tick - now_);
    if (passed >= kSweepTicks) {
        for (std::uint64_t key = 0; key < written_.size(); ++key) {
            if (written_.of(key) != kUnseen) written_.set(key, kGone);
        }
        return;
    }
    sweepDue_ += passed * static_cast<double>(written_.size()) / kSweepTicks;
    for (; sweepDue_ >= 1.0; sweepDue_ -= 1.0) {
        const std::uint16_t mark = written_.of(swept_);
        if (mark != kUnseen && !isYoung(mark, tick)) written_.set(swept_, kGone);
        swept_ = (swept_ + 1) % written_.size();
    }
}

/// The first look tells of the time before it as well.
void ExpiringKeys::look(double second, double timesWrites, double timesDeletes) {
    if (looked_) countUnseen(second);
    looked_ = true;
    unseen_.look(second, timesWrites, timesDeletes);
}

void ExpiringKeys::countUnseen(double second) {
    unseenExpired_ += unseen_.expiringPerSecond() * std::max(0.0, second - unseenBy_);
    unseenBy_ = second;
}

double ExpiringKeys::expiredBy(double second) {
    goTo(tickAt(second));
    if (looked_) countUnseen(second);
    const double all = static_cast<double>(expired_) + unseenExpired_;
    expired_ = 0;
    unseenExpired_ = 0.0;
    return all;
}

double ExpiringKeys::items() const { return static_cast<double>(young_) + unseen_.items(); }

}  // namespace headroom::dynamodb
