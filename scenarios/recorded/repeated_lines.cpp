// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/repeated_lines.hpp"

#include <algorithm>
#include <functional>

namespace headroom::recorded {

bool SeenLines::isNew(std::uint64_t hash) {
    if (shards_.empty()) shards_.resize(std::size_t{1} << kShardBits);
    std::vector<std::uint32_t>& shard = shards_[hash >> (64U - kShardBits)];
    const auto rest = static_cast<std::uint32_t>(hash);
    if (std::find(shard.begin(), shard.end(), rest) != shard.end()) return false;
    if (full()) return true;
    shard.push_back(rest);
    ++count_;
    return true;
}

std::uint64_t requestHash(std::string_view identifier) {
    if (identifier.empty() || identifier == "-") return 0;
    return std::max<std::uint64_t>(std::hash<std::string_view>{}(identifier), 1);
}

}  // namespace headroom::recorded
