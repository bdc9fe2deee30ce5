// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/base/units.hpp"
#include "model/services/dax/limits.hpp"

namespace headroom::dax {

/// How a burstable node pays for its CPU.
enum class Burst : std::uint8_t {
    None,
    Standard,   ///< T2: at its baseline once its credits are spent
    Unlimited,  ///< T3: above its baseline for an extra charge
};

struct NodeType {
    std::string_view name;
    double gigabytes = 0.0;
    std::int64_t cpus = 2;
    double unitsPerSecond = 0.0;  ///< as the sizing guide has it; 0: not published
    Burst burst = Burst::None;
    std::int64_t creditsPerHour = 0;
    std::int64_t mostCredits = 0;

    /// The share of its CPUs that a burstable node earns.
    double baseline() const { return static_cast<double>(creditsPerHour) / 60.0 / static_cast<double>(cpus); }
    /// Units a second, by CPUs where the guide has no figure.
    double capacity() const {
        if (unitsPerSecond > 0.0) return unitsPerSecond;
        return std::min(kUnitsPerCpu * static_cast<double>(cpus), kMostUnitsPerNode);
    }
    base::Bytes memory() const {
        return base::Bytes(static_cast<std::int64_t>(gigabytes * static_cast<double>(base::gibibytes(1).count)));
    }
};

// Memory and capacity of r5: DynamoDB Developer Guide, dax-cluster-sizing, 2026-04-13. CPUs, and memory of the others,
// as of the EC2 instances of the same name (from memory). Credits of t3.small: dax-burstable, 2026-04-13; of the others
// as EC2's instances (from memory). r7i: dax encryption-at-rest page, 2026-04-13, which names them without figures.
// clang-format off
inline constexpr std::array<NodeType, 26> kNodeTypes{{
    {"dax.t2.small", 2, 1, 0, Burst::Standard, 12, 288},
    {"dax.t2.medium", 4, 2, 0, Burst::Standard, 24, 576},
    {"dax.t3.small", 2, 2, 0, Burst::Unlimited, 24, 576},
    {"dax.t3.medium", 4, 2, 0, Burst::Unlimited, 24, 576},
    {"dax.r4.large", 15.25, 2},
    {"dax.r4.xlarge", 30.5, 4},
    {"dax.r4.2xlarge", 61, 8},
    {"dax.r4.4xlarge", 122, 16},
    {"dax.r4.8xlarge", 244, 32},
    {"dax.r4.16xlarge", 488, 64},
    {"dax.r5.large", 16, 2, 75'000},
    {"dax.r5.xlarge", 32, 4, 150'000},
    {"dax.r5.2xlarge", 64, 8, 300'000},
    {"dax.r5.4xlarge", 128, 16, 600'000},
    {"dax.r5.8xlarge", 256, 32, 1'000'000},
    {"dax.r5.12xlarge", 384, 48, 1'000'000},
    {"dax.r5.16xlarge", 512, 64, 1'000'000},
    {"dax.r5.24xlarge", 768, 96, 1'000'000},
    {"dax.r7i.large", 16, 2},
    {"dax.r7i.xlarge", 32, 4},
    {"dax.r7i.2xlarge", 64, 8},
    {"dax.r7i.4xlarge", 128, 16},
    {"dax.r7i.8xlarge", 256, 32},
    {"dax.r7i.12xlarge", 384, 48},
    {"dax.r7i.16xlarge", 512, 64},
    {"dax.r7i.24xlarge", 768, 96},
}};
// clang-format on

/// The names alone, as a Field's choices.
inline constexpr auto kNodeTypeNames = [] {
    std::array<std::string_view, kNodeTypes.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = kNodeTypes[i].name;
    return names;
}();

/// Work that a cluster has to do for traffic, as AWS's sizing guide reckons it, in units a second of all nodes
/// together: DynamoDB Developer Guide, dax-cluster-sizing, 2026-04-13.
struct Traffic {
    double hits = 0.0;  ///< a second
    double misses = 0.0;
    double writes = 0.0;
    std::int64_t kilobytes = 1;  ///< of an item, rounded up
};

constexpr double normalizedRate(const Traffic& traffic, std::int64_t nodes) {
    return static_cast<double>(traffic.kilobytes) * (traffic.hits * kHitUnits + traffic.misses * kMissUnits +
                                                     traffic.writes * kWriteUnits * static_cast<double>(nodes));
}

/// What the cluster should be able to do: below `utilisation` as it is, and below 100 % when a node is lost.
constexpr double targetRate(double normalized, std::int64_t nodes, double utilisation) {
    const auto n = static_cast<double>(nodes);
    return normalized * std::max(1.0 / utilisation, nodes > 1 ? n / (n - 1.0) : 1.0);
}

}  // namespace headroom::dax
