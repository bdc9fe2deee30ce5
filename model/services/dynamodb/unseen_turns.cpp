// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in turn to keys that nobody has changed since the beginning.
#include <algorithm>
#include <cmath>
#include <limits>

#include "model/base/elementary.hpp"
#include "model/services/dynamodb/unseen_keys.hpp"

namespace headroom::dynamodb {

using base::math::exp;

/// Whether turns of several callers count one by one: where some of them may leave an item as it is.
bool UnseenKeys::followsTurns() {
    const bool skips = shares_.failed > 0.0 || shares_.unchanged > 0.0;
    const bool takes =
        shares_.deletesFind && (std::ranges::any_of(turns_, &Turn::deletes) ||
                                std::ranges::any_of(asked_, [](const RandomCalls& one) { return one.deletes > 0.0; }));
    if (turns_.size() < 2 || !(skips || takes)) return false;
    double rounds = 0.0;
    for (const Turn& turn : turns_) rounds += turn.perSecond / turn.keys;
    const CallsInTurn together{rounds > 0.0 ? 1.0 / rounds : life_};
    const bool follows = SeveralTurns({1.0, 0.0}, std::span(&together, 1), life_, 0.0).canFollow();
    estimates_ = estimates_ || takes || (skips && !follows);
    return skips && follows;
}

std::vector<CallsInTurn> UnseenKeys::callsInTurn() const {
    std::vector<CallsInTurn> calls;
    for (const Turn& turn : turns_)
        calls.push_back({turn.perSecond > 0.0 ? turn.keys / turn.perSecond : life_, turn.deletes, shares_.failed});
    return calls;
}

void UnseenKeys::followTurns(SeveralTurns& turns, double key) const {
    std::vector<double> ages;
    for (const Turn& turn : turns_)
        ages.push_back(key < turn.keys && turn.perSecond > 0.0 ? (turn.keys - key) / turn.perSecond
                                                               : std::numeric_limits<double>::infinity());
    turns.follow(ages);
}

/// To follow a key through its turns costs thousands of steps: each once at most.
int UnseenKeys::samplesOf(std::size_t block) const {
    return follows_ ? static_cast<int>(std::min<double>(kSamples, blocks_.keys(block))) : kSamples;
}

/// Of the key that was followed and lies next to it.
double UnseenKeys::sampled(std::uint64_t key, std::size_t block, double second) const {
    const double part = (static_cast<double>(key) - blocks_.first(block) + 0.5) / blocks_.keys(block);
    const auto& one = samples_[block * kSamples + static_cast<std::size_t>(part * samplesOf(block))];
    const double length = sampledUntil_ - sampledAt_;
    const double passed = length > 0.0 ? std::clamp((second - sampledAt_) / length, 0.0, 1.0) : 0.0;
    const double steps = passed * static_cast<double>(kSteps);
    const auto step = std::min(static_cast<std::size_t>(steps), kSteps - 1);
    return one[step] + (one[step + 1] - one[step]) * (steps - static_cast<double>(step));
}

/// Of turns that come to a key with an item, the share that leaves it unseen.
double UnseenKeys::passedBy(const Turn& turn) const {
    return shares_.failed + (turn.deletes ? 0.0 : (1.0 - shares_.failed) * shares_.unchanged);
}

/// A turn that fails leaves any key unseen, a write that changes nothing one that has an item.
UnseenKeys::Passed UnseenKeys::passedBy(double key, double second) const {
    Passed passed{1.0, 1.0, second};
    for (const Turn& turn : turns_) {
        if (key >= turn.keys || key + 0.5 >= turn.done) continue;
        const double rounds = std::ceil((turn.done - key - 0.5) / turn.keys);
        passed.withItem *= base::math::pow(passedBy(turn), rounds);
        passed.without *= base::math::pow(shares_.failed, rounds);
        const double behind = turn.done - key - (rounds - 1.0) * turn.keys;
        passed.since = std::min(passed.since, behind / turn.done * second);
    }
    return passed;
}

/// How likely an unseen key's item expires within so many seconds: no turn that comes before that renews or deletes it.
/// `chance`: to have an item that was written at most so long before the beginning; `withItem`: to be unseen with one.
template <class ChanceOf>
double UnseenKeys::goesBeforeItsTurn(double key, double left, double seconds, double withItem,
                                     const ChanceOf& chance) const {
    constexpr double kLeast = 1e-6;  // what is less likely counts for nothing
    constexpr double kMost = 16.0;   // steps; of more turns several are one
    struct Coming {
        double at;  // in seconds from now
        double every;
        double passed;
    };
    std::vector<Coming> coming;
    for (const Turn& turn : turns_) {
        if (key >= turn.keys || turn.perSecond <= 0.0 || passedBy(turn) >= 1.0) continue;
        const double before = std::max(0.0, std::ceil((turn.done - key - 0.5) / turn.keys));
        const double round = turn.keys / turn.perSecond;
        const double together = std::max(1.0, std::ceil(seconds / (kMost * round)));
        coming.push_back({(key + 0.5 - turn.done) / turn.perSecond + before * round, together * round,
                          base::math::pow(passedBy(turn), together)});
    }
    double goes = 0.0;
    double before = chance(left);
    while (withItem > kLeast) {
        const auto first = std::ranges::min_element(coming, {}, &Coming::at);
        const bool none = first == coming.end() || first->at >= seconds;
        const double after = chance(left - (none ? seconds : first->at));
        goes += withItem * (before - after);
        if (none) break;
        before = after;
        withItem *= first->passed;
        first->at += first->every;
    }
    return goes;
}

/// Of a block's keys that are unseen a share has an item: by what each had when its last turn came.
void UnseenKeys::countInTurn(std::size_t block, double second, double seconds) {
    const double unseen = blocks_.keys(block) - static_cast<double>(seen_[block]);
    if (unseen <= 0.0 && !follows_) return;
    const double left = life_ - second;
    const AtRandom& random = random_[block];
    const double sooner = random.seen - random.changes;  // one without an item is seen
    const int steps = sooner != 0.0 ? 6 : 1;
    SeveralTurns several(asked_[block], callsInTurn(), life_, shares_.unchanged);
    double all = 0.0;
    double there = 0.0;
    double going = 0.0;
    const int samples = samplesOf(block);
    for (int part = 0; part < samples; ++part) {
        const double key = blocks_.first(block) + blocks_.keys(block) * (part + 0.5) / samples - 0.5;
        const Passed passed = passedBy(key, second);
        const LastTurn last = lastTurn(key);
        if (follows_) followTurns(several, key);
        const auto chance = [&](double age) { return follows_ ? several.chance(age) : chanceOf(block, last, age); };
        const double has = chance(left);
        double had = has;
        double gone = 0.0;
        for (int step = 0; step < steps; ++step) {
            const double ago = passed.since * (step + 0.5) / steps;
            const double until = chance(std::min(life_, left + passed.since * (step + 1) / steps));
            gone += (until - had) * exp(-sooner * ago);
            had = until;
        }
        for (std::size_t step = 0; follows_ && step <= kSteps; ++step)
            samples_[block * kSamples + static_cast<std::size_t>(part)][step] =
                chance(left - (sampledUntil_ - sampledAt_) * static_cast<double>(step) / static_cast<double>(kSteps));
        all += passed.withItem * (has + gone) + passed.without * (1.0 - had) * exp(-sooner * second);
        there += passed.withItem * has;
        if (seconds > 0.0) going += goesBeforeItsTurn(key, left, seconds, passed.withItem, chance) / seconds;
    }
    if (all <= 0.0 || unseen <= 0.0) return;
    items_ += unseen * there / all;
    expiring_ += unseen * going / all;
}

}  // namespace headroom::dynamodb
