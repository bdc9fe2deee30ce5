// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/near_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace headroom::base {

namespace {

constexpr std::size_t kLongestName = 100;  // beyond it nobody mistyped; keeps the quadratic distance cheap
constexpr std::size_t kShortestPart = 4;   // "GB-Second" finds "Lambda-GB-Second", "GB" finds nothing

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::array<std::vector<std::size_t>, 3> rows;  // before last, last, current
    for (auto& row : rows) row.resize(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) rows[2][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
        auto& current = rows[2];
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = rows[1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            current[j] = std::min({rows[1][j] + 1, current[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], rows[0][j - 2] + 1);
        }
    }
    return rows[2][b.size()];
}

std::vector<std::string_view> nearNames(std::string_view wanted, std::span<const std::string_view> names,
                                        std::size_t limit, NearBy by) {
    struct Candidate {
        std::size_t distance;
        bool other;  // begins with another text: of names equally far, one that only lacks its end comes first
        std::string_view name;
    };
    std::vector<Candidate> candidates;
    if (wanted.empty() || wanted.size() > kLongestName) return {};
    const std::string lower = lowered(wanted);
    for (const std::string_view name : names) {
        if (name.size() > kLongestName) continue;
        const std::string other = lowered(name);
        const std::size_t distance = editDistance(lower, other);
        const bool part =
            by == NearBy::EditsOrParts && lower.size() >= kShortestPart && other.find(lower) != other.npos;
        const std::size_t allowed = std::max<std::size_t>(1, std::max(wanted.size(), name.size()) / 3);
        const bool allDiffers = distance >= std::min(wanted.size(), name.size());
        if (distance == 0 || part || (distance <= allowed && !allDiffers))
            candidates.push_back({distance, !other.starts_with(lower), name});
    }
    std::ranges::stable_sort(candidates, {}, [](const Candidate& one) { return std::pair(one.distance, one.other); });
    if (candidates.size() > limit) candidates.resize(limit);
    std::vector<std::string_view> near;
    for (const Candidate& candidate : candidates) near.push_back(candidate.name);
    return near;
}

}  // namespace headroom::base
