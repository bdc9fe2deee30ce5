// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/change_history.hpp"

#include <algorithm>
#include <utility>

namespace headroom::dynamodb {

void ChangeHistory::saw(bool asDelete, double second) {
    auto bin = static_cast<std::size_t>(std::max(0.0, second) / width_);
    while (bin >= kMostBins) {
        widen();
        bin = static_cast<std::size_t>(second / width_);
    }
    if (bin >= bins_.size()) bins_.resize(bin + 1);
    ++(asDelete ? bins_[bin].deletes : bins_[bin].writes);
}

void ChangeHistory::widen() {
    width_ *= 2.0;
    for (std::size_t i = 0; i < bins_.size(); ++i) {
        const Bin bin = std::exchange(bins_[i], {});
        bins_[i / 2].writes += bin.writes;
        bins_[i / 2].deletes += bin.deletes;
    }
    bins_.resize((bins_.size() + 1) / 2);
}

Changes ChangeHistory::over(double from, double to, double end, const Changes& before) const {
    const double unseen = std::min(to, 0.0) - std::min(from, 0.0);
    Changes sum{before.writesPerSecond * unseen, before.deletesPerSecond * unseen};
    const auto first = static_cast<std::size_t>(std::max(from, 0.0) / width_);
    for (std::size_t i = first; i < bins_.size(); ++i) {
        const double begin = static_cast<double>(i) * width_;
        if (begin >= to) break;
        const double length = std::min(begin + width_, end) - begin;  // the last is under way
        const double part = std::min(to, begin + length) - std::max(from, begin);
        if (length <= 0.0 || part <= 0.0) continue;
        sum.writesPerSecond += static_cast<double>(bins_[i].writes) * part / length;
        sum.deletesPerSecond += static_cast<double>(bins_[i].deletes) * part / length;
    }
    return {sum.writesPerSecond / (to - from), sum.deletesPerSecond / (to - from)};
}

}  // namespace headroom::dynamodb
