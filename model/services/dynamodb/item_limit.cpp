// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/item_limit.hpp"

#include <algorithm>
#include <string>

#include "model/base/sampler.hpp"

namespace headroom::dynamodb {

using base::Bytes;
using base::Distribution;

namespace {

namespace shape = base::shape;

struct LargestOf {
    std::optional<double> operator()(const shape::Constant& s) const { return s.value; }
    std::optional<double> operator()(const shape::Uniform& s) const { return s.high; }
    std::optional<double> operator()(const shape::Piecewise& s) const { return s.points.back().value; }
    std::optional<double> operator()(const shape::Empirical& s) const { return s.sorted->back(); }
    std::optional<double> operator()(const shape::Mixture& s) const {
        std::optional<double> largest;
        for (std::size_t i = 0; i < s.parts.size(); ++i) {
            const auto part = s.weights[i] > 0.0 ? dynamodb::largestOf(s.parts[i]) : std::nullopt;
            if (part) largest = std::max(*part, largest.value_or(0.0));
        }
        return largest;
    }
    template <class Unbounded>
    std::optional<double> operator()(const Unbounded&) const {
        return std::nullopt;
    }
};

/// What local indexes hold of an item: so many times the item, and so many bytes whatever its size.
struct Projected {
    std::int64_t whole = 0;
    Bytes fixed;
};

Projected projectedOf(const Spec& spec) {
    Projected sum;
    for (const IndexSpec& index : spec.indexes) {
        if (index.global || index.present <= 0.0) continue;
        if (index.entrySize) {
            sum.fixed += *index.entrySize;
        } else if (index.projection == Projection::KeysOnly) {
            sum.fixed += kKeysOnly;
        } else {
            ++sum.whole;
        }
    }
    return sum;
}

constexpr const char* kRule = "400 KB, the largest item DynamoDB stores (Developer Guide, ServiceQuotas, 2026-04-13)";

/// One of the sizes: what ItemSize then has, and which item that is.
struct Named {
    const char* has;
    const char* item;
    double size;
};

void refuse(const Spec& spec, const Named& named, std::vector<base::Error>& found) {
    if (!(named.size <= static_cast<double>(kLargestItem.count))) {
        found.push_back(
            {base::Errc::Refused, "/Behavior/ItemSize", std::string("has ") + named.has + " above " + kRule});
    } else if (named.size > static_cast<double>(largestItemOf(spec).count)) {
        found.push_back({base::Errc::Refused, "/Properties/LocalSecondaryIndexes",
                         std::string("take ") + named.item +
                             " with what they project of it above 400 KB, which DynamoDB stores of both together "
                             "(Developer Guide, ServiceQuotas, 2023-06-15)"});
    }
}

}  // namespace

std::optional<double> largestOf(const Distribution& sizes) { return std::visit(LargestOf{}, sizes.shape()); }

Bytes largestItemOf(const Spec& spec) {
    const Projected projected = projectedOf(spec);
    const std::int64_t left = kLargestItem.count - projected.fixed.count;
    return Bytes(std::max<std::int64_t>(1, left / (1 + projected.whole)));
}

void checkItemSizes(const Spec& spec, std::vector<base::Error>& found) {
    const std::size_t before = found.size();
    refuse(spec, {"a mean", "an item of the mean size", spec.itemSize.mean()}, found);
    if (found.size() > before) return;
    const auto largest = largestOf(spec.itemSize);
    if (largest) refuse(spec, {"values", "the largest item", *largest}, found);
}

double shareAbove(const Distribution& sizes, Bytes limit) {
    const auto most = static_cast<double>(limit.count);
    if (const auto* mixture = std::get_if<shape::Mixture>(&sizes.shape())) {
        double all = 0.0;
        double above = 0.0;
        for (std::size_t i = 0; i < mixture->parts.size(); ++i) {
            all += mixture->weights[i];
            above += mixture->weights[i] * shareAbove(mixture->parts[i], limit);
        }
        return above / all;
    }
    if (!sizes.quantile(0.5)) {
        constexpr int kDraws = 100'000;
        base::Sampler sampler(sizes, 0);
        base::Stream stream(0);
        int above = 0;
        for (int i = 0; i < kDraws; ++i) above += sampler(stream, base::Instant{}) > most ? 1 : 0;
        return static_cast<double>(above) / kDraws;
    }
    if (sizes.isConstant()) return sizes.mean() > most ? 1.0 : 0.0;
    double below = 0.0;  // the quantile is at most `most` here, and above it at `beyond`
    double beyond = 1.0;
    for (int i = 0; i < 30; ++i) {
        const double middle = below + (beyond - below) / 2.0;
        (*sizes.quantile(middle) > most ? beyond : below) = middle;
    }
    return 1.0 - below;
}

}  // namespace headroom::dynamodb
