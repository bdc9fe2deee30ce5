// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/allocation.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <numeric>

namespace headroom::pricing {

std::optional<std::vector<Int128>> allocate(Int128 total, std::span<const Int128> weights) {
    Int128 whole = 0;
    for (const Int128 weight : weights) {
        const auto next = checkedAdd(whole, weight);
        if (!next) return std::nullopt;
        whole = *next;
    }
    assert(total >= 0 && whole > 0);
    std::vector<Int128> shares;
    std::vector<Int128> remainders;
    Int128 left = total;
    for (const Int128 weight : weights) {
        const auto division = multiplyDivide(total, weight, whole);
        if (!division) return std::nullopt;
        shares.push_back(division->quotient);
        remainders.push_back(division->remainder);
        left -= division->quotient;
    }
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left) ++shares[order[i]];
    return shares;
}

}  // namespace headroom::pricing
