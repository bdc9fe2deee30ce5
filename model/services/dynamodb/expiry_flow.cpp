// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/expiry_flow.hpp"

#include <algorithm>
#include <cmath>

#include "model/engine/causes.hpp"

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

void ExpiryFlow::saw(bool asDelete, bool fresh, base::Instant now, std::uint32_t workload) {
    (fresh ? history_.fresh : history_.repeating).saw(asDelete, secondsOf(now));
    const std::size_t place = workload == engine::kNoWorkload ? 0 : std::size_t{workload} + 1;
    if (place >= seen_.size()) seen_.resize(place + 1);
    ++(asDelete ? seen_[place].deletes : seen_[place].writes)[fresh ? 1 : 0];
}

KindRates ExpiryFlow::meanSoFar(std::int64_t second) const {
    const auto seconds = static_cast<double>(second);
    const base::Instant until = begin_ + base::seconds(second);
    KindRates mean{};
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        const bool known = i > 0 && wholeByPart_ != nullptr;
        const double times = (known ? wholeByPart_(static_cast<std::uint32_t>(i - 1), until) : 1.0) / seconds;
        for (const bool fresh : {false, true}) {
            Changes& changes = fresh ? mean.fresh : mean.repeating;
            changes.writesPerSecond += times * static_cast<double>(seen_[i].writes[fresh ? 1 : 0]);
            changes.deletesPerSecond += times * static_cast<double>(seen_[i].deletes[fresh ? 1 : 0]);
        }
    }
    return mean;
}

std::int64_t ExpiryFlow::untilNextLook(std::int64_t second) const {
    constexpr double kLooksALife = 16.0;
    const double most = std::clamp(balance_.life() / kLooksALife, 1.0, kHour);
    return std::min(second, static_cast<std::int64_t>(most));
}

std::int64_t ExpiryFlow::next(std::int64_t second, std::int64_t seconds) {
    if (second >= look_) {
        look_ = second + std::max(seconds, untilNextLook(second));
        const auto present = static_cast<double>(second);
        const bool unseen = present <= balance_.life();
        last_ = balance_.between(present, static_cast<double>(look_), present, history_,
                                 unseen ? meanSoFar(second) : KindRates{});
    }
    const double expiring = last_.expiringPerSecond * static_cast<double>(seconds);
    due_ += expiring;
    if (begin_ + base::seconds(second + seconds) > base::Instant{}) gone_ += expiring;
    return wholeOf(due_);
}

double ExpiryFlow::itemsOver(base::Instant from, base::Instant to) const {
    constexpr double kParts = 96.0;
    constexpr double kMostParts = 2'048.0;
    const double first = secondsOf(from);
    const double end = secondsOf(to);
    const double bins = (end - first) / history_.repeating.width();
    const int parts = static_cast<int>(std::clamp(bins, kParts, kMostParts));
    const KindRates mean = history_.over(first, end, end, {});
    const double length = (end - first) / parts;
    ExpiryBalance balance = balance_;
    double items = 0.0;
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
