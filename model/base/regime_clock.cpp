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

} // namespace

RegimeClock::RegimeClock(std::vector<double> meanSojourn, std::uint64_t key)
    : meanSojourn_(std::move(meanSojourn)),
      key_(key),
      first_(drawByWeight(meanSojourn_, Stream(deriveKey(key, kFirst)))),
      forward_(0),
      backward_(deriveKey(key, kBackward)) {
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
    while (earlier_.empty() || earlier_.back().begin > now) {
        const std::size_t regime = earlier_.empty() ? first_ : anyOther(earlier_.back().regime, backward_);
        const Instant end = earlier_.empty() ? Instant{} : earlier_.back().begin;
        earlier_.push_back({end - sojourn(regime, backward_), regime});
    }
    const auto stay =
        std::partition_point(earlier_.begin(), earlier_.end(), [now](const Stay& s) { return s.begin > now; });
    until_ = stay == earlier_.begin() ? Instant{} : (stay - 1)->begin;
    return stay->regime;
}

std::size_t RegimeClock::anyOther(std::size_t regime, Stream& stream) const {
    const std::size_t drawn = stream.below(meanSojourn_.size() - 1);
    return drawn < regime ? drawn : drawn + 1;
}

Duration RegimeClock::sojourn(std::size_t regime, Stream& stream) const {
    return std::max(Duration(1), durationFromDraw(meanSojourn_[regime] * standardExponential(stream)));
}

} // namespace headroom::base
