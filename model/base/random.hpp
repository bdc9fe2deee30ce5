// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace headroom::base {

/// Scrambles 64 bits (the finaliser of SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). A bijection: different inputs stay different.
constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// A key for the pair (parent key, branch): how (seed, replication, workload, request, step) become one number.
constexpr std::uint64_t deriveKey(std::uint64_t parent, std::uint64_t branch) {
    return mix(parent + 0x9e3779b97f4a7c15ULL * (branch + 1));
}

/// A counter-based random stream: as cheap to create as to copy, so every request and step has its own and
/// what one of them draws never shifts another's numbers.
class Stream {
public:
    constexpr explicit Stream(std::uint64_t key) : state_(key) {}

    /// 64 uniform bits.
    constexpr std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }

    /// Uniform in [0, 1) with 53 bits.
    constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    /// Uniform in (0, 1): never 0, for logarithms.
    constexpr double uniformOpen() { return (static_cast<double>(next() >> 12) + 0.5) * 0x1.0p-52; }

    /// Uniform integer in [0, n), n > 0; the bias of at most n / 2^64 is far below any test here.
    constexpr std::uint64_t below(std::uint64_t n) {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>((static_cast<Wide>(next()) * n) >> 64);
    }

    /// True with probability p.
    constexpr bool chance(double p) { return uniform() < p; }

private:
    std::uint64_t state_;
};

}  // namespace headroom::base
