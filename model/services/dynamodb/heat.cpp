// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/heat.hpp"

#include <algorithm>

namespace headroom::dynamodb {

void Heat::see(Position at, base::HalfUnits units) {
    if (seen_ > 0 && at > last_) ++rises_;
    if (seen_ > 0 && at < last_) ++falls_;
    last_ = at;
    if (seen_++ % every_ == 0) sample(at);
    units_ += units.count;
    count(at, units.count);
}

void Heat::count(Position at, std::int64_t units) {
    std::size_t least = 0;
    for (std::size_t i = 0; i < heads_; ++i) {
        if (head_[i].at == at) {
            head_[i].units += units;
            return;
        }
        if (head_[i].units < head_[least].units) least = i;
    }
    if (heads_ < kHead) {
        head_[heads_++] = {at, units, 0};
        return;
    }
    Head& replaced = head_[least];
    replaced = {at, replaced.units + units, replaced.units};
}

// When the sample is full every second one of it is dropped, and half as many are kept from then on.
void Heat::sample(Position at) {
    if (samples_ == kSample) {
        for (std::size_t i = 0; i < kSample / 2; ++i) sample_[i] = sample_[2 * i];
        samples_ = kSample / 2;
        every_ *= 2;
        if ((seen_ - 1) % every_ != 0) return;
    }
    sample_[samples_++] = at;
}

std::optional<Position> Heat::hotItem() const {
    for (std::size_t i = 0; i < heads_; ++i) {
        if (2 * (head_[i].units - head_[i].error) >= units_) return head_[i].at;
    }
    return std::nullopt;
}

// A count begins with what the least of all counts was.
double Heat::countError() const {
    if (heads_ < kHead || units_ == 0) return 0.0;
    std::int64_t most = 0;
    for (const Head& head : head_) most = std::max(most, head.error);
    return static_cast<double>(most) / static_cast<double>(units_);
}

// Of keys in no order half of the steps lead upwards; a twentieth the other way is what two interleaved callers add.
bool Heat::sequential() const {
    const std::uint64_t moves = rises_ + falls_;
    return moves >= kSample && 20 * std::min(rises_, falls_) <= moves;
}

std::optional<Position> Heat::median() const {
    if (samples_ == 0) return std::nullopt;
    std::array<Position, kSample> sorted = sample_;
    std::sort(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(samples_));
    return sorted[samples_ / 2];
}

}  // namespace headroom::dynamodb
