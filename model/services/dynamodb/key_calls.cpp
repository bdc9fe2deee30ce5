// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/key_calls.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace headroom::dynamodb {

namespace {

KeyCalls::Kinds repeating(const KeyCalls::Kinds& kinds) {
    KeyCalls::Kinds some;
    std::ranges::copy_if(kinds, std::back_inserter(some), [](const auto& kind) { return base::keyCount(kind) > 0; });
    return some;
}

}  // namespace

/// What comes at random a few more times or less than it should says nothing of how often it has come before.
double meanRate(std::int64_t came, double expected, double seconds, double times) {
    constexpr double kWeight = 16.0;
    constexpr double kErrors = 3.0;  // standard errors of a count
    const auto calls = static_cast<double>(came);
    if (expected <= 0.0) return seconds > 0.0 ? calls / seconds * (std::isfinite(times) ? times : 1.0) : 0.0;
    const double byNow = times > 0.0 ? expected * seconds / times : 0.0;
    if ((calls - byNow) * (calls - byNow) <= kErrors * kErrors * byNow) return expected;
    return expected * (calls + kWeight) / (byNow + kWeight);
}

KeyCalls::KeyCalls(const Spec& spec)
    : done_(1.0 - spec.failedConditions),
      find_(1.0 - spec.missingItems.value_or(0.0)),
      writeKinds_(repeating(spec.writeKeys)),
      deleteKinds_(repeating(spec.deleteKeys)) {
    if (deleteKinds_.empty()) deleteKinds_ = writeKinds_;
    for (const Kinds& kinds : {writeKinds_, deleteKinds_})
        std::ranges::transform(kinds, std::back_inserter(numbers_), base::kindNumber);
}

void KeyCalls::expect(const std::vector<ExpectedCalls>& calls) {
    for (const ExpectedCalls& some : calls) {
        if (base::keyCount(some.keys) == 0 || some.perSecond <= 0.0) continue;
        countOf(some.deletes, {some.workload, base::kindNumber(some.keys)}).expected +=
            some.perSecond * done_ * (some.deletes ? find_ : 1.0);
        expects_ = true;
    }
}

/// Keys of none of the kinds count as of the widest.
std::size_t KeyCalls::placeOf(bool deletes, Caller caller) const {
    const Kinds& kinds = deletes ? deleteKinds_ : writeKinds_;
    const std::size_t first = deletes ? writeKinds_.size() : 0;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (numbers_[first + i] == caller.keys) return first + i;
    }
    return first + static_cast<std::size_t>(std::ranges::max_element(kinds, {}, base::keyCount) - kinds.begin());
}

KeyCalls::Count& KeyCalls::countOf(bool deletes, Caller caller) {
    const std::size_t row = caller.workload == engine::kNoWorkload ? 0 : std::size_t{caller.workload} + 1;
    const std::size_t at = row * numbers_.size() + placeOf(deletes, caller);
    if (at >= counts_.size()) counts_.resize((row + 1) * numbers_.size());
    return counts_[at];
}

void KeyCalls::saw(bool deletes, Caller caller) {
    ++countOf(deletes, caller).calls;
    ++seen_;
}

KeyRates KeyCalls::mean(double seconds, const TimesOf& timesOf) const {
    KeyRates rates;
    rates.writes.resize(writeKinds_.size());
    rates.deletes.resize(deleteKinds_.size());
    const std::size_t width = numbers_.size();
    for (std::size_t row = 0; row * width < counts_.size(); ++row) {
        const double times = row == 0 ? 1.0 : timesOf(static_cast<std::uint32_t>(row - 1));
        for (std::size_t place = 0; place < width; ++place) {
            const Count& count = counts_[row * width + place];
            const auto calls = static_cast<double>(count.calls);
            if (calls <= 0.0 && count.expected <= 0.0) continue;
            const double perSecond = meanRate(count.calls, count.expected, seconds, times);
            const bool deletes = place >= writeKinds_.size();
            const std::size_t kind = deletes ? place - writeKinds_.size() : place;
            const base::KeyPopularity& keys = deletes ? deleteKinds_[kind] : writeKinds_[kind];
            if (std::holds_alternative<base::SequentialKeys>(keys))
                rates.turns.push_back({static_cast<double>(base::keyCount(keys)), perSecond, deletes, calls});
            else
                (deletes ? rates.deletes : rates.writes)[kind] += perSecond;
        }
    }
    return rates;
}

}  // namespace headroom::dynamodb
