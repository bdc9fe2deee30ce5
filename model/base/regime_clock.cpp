// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/regime_clock.hpp"

#include <algorithm>
#include <utility>

#include "model/base/sampler.hpp"
#include "model/base/ziggurat.hpp"

namespace headroom::base {
namespace {

enum Branch : std::uint64_t { kFirst, kForward, kBackward };

std::size_t drawByWeight(const std::vector<double>& weights, Stream stream) {
    double total = 0.0;
    for (const double weight : weights) { total += weight; }
    double rest = stream.uniform() * total;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (rest < weights[i]) { return i; }
        rest -= weights[i];
    }
    return weights.size() - 1;
}

}  // namespace

RegimeClock::RegimeClock(std::vector<double> meanSojourn, std::uint64_t key)
    : meanSojourn_(std::move(meanSojourn)),
      key_(key),
      first_(drawByWeight(meanSojourn_, Stream(deriveKey(key, kFirst)))),
      forward_(0),
      blocks_{{Instant{}, first_, Stream(deriveKey(key, kBackward))}} {
    restart();
}

std::size_t RegimeClock::at(Instant now) {
    if (now < Instant{}) { return regimeBeforeStart(now); }
    if (now < current_.begin) { restart(); }
    while (now >= end_) {
        current_ = {end_, anyOther(current_.regime, forward_)};
        end_ = end_ + sojourn(current_.regime, forward_);
    }
    until_ = end_;
    return current_.regime;
}

void RegimeClock::restart() {
    forward_ = Stream(deriveKey(key_, kForward));
    current_ = {Instant{}, first_};
    end_ = Instant{} + sojourn(first_, forward_);
}

std::size_t RegimeClock::regimeBeforeStart(Instant now) {
    while (blocks_.back().end > now) drawBlock(blocks_.size() - 1);  // adds the one before it
    // The block that holds `now`: the first whose predecessor in the list, later in time, begins after it.
    const auto earlier = [now](const Block& block) { return block.end > now; };
    const auto holding = std::partition_point(blocks_.begin(), blocks_.end(), earlier) - blocks_.begin() - 1;
    const auto block = static_cast<std::size_t>(holding);
    if (drawn_ != block + 1) drawBlock(block);
    const auto stay =
        std::partition_point(earlier_.begin(), earlier_.end(), [now](const Stay& s) { return s.begin > now; });
    until_ = stay == earlier_.begin() ? blocks_[block].end : (stay - 1)->begin;
    return stay->regime;
}

void RegimeClock::drawBlock(std::size_t block) {
    Block at = blocks_[block];
    earlier_.clear();
    for (std::size_t i = 0; i < kBlock; ++i) {
        // The stay that ends at time 0 is the rest of the one that holds there: the same regime, memoryless.
        const bool atStart = block == 0 && i == 0;
        const std::size_t regime = atStart ? first_ : anyOther(at.after, at.stream);
        at.end = at.end - sojourn(regime, at.stream);
        at.after = regime;
        earlier_.push_back({at.end, regime});
    }
    drawn_ = block + 1;
    if (block + 1 == blocks_.size()) blocks_.push_back(at);
}

std::size_t RegimeClock::anyOther(std::size_t regime, Stream& stream) const {
    const std::size_t drawn = stream.below(meanSojourn_.size() - 1);
    return drawn < regime ? drawn : drawn + 1;
}

Duration RegimeClock::sojourn(std::size_t regime, Stream& stream) const {
    return std::max(Duration(1), durationFromDraw(meanSojourn_[regime] * standardExponential(stream)));
}

}  // namespace headroom::base
