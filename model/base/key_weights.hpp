// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/base/random.hpp"

namespace headroom::base {

/// Measured weights of keys, numbered from the most popular one on. The first 65,536 keep their own; the others are put
/// into classes whose weights differ by 2 % at most, and every key of a class counts as the class's mean. So memory is
/// about a megabyte for any number of keys, and a key's probability is exact in front and at most 2 % off behind.
class KeyWeights {
public:
    static constexpr std::size_t kHead = 65'536;
    static constexpr double kClassWidth = 0.02;

    /// In any order; those that are not above 0 are left out.
    explicit KeyWeights(std::vector<double> weights);

    std::uint64_t keys() const { return keys_; }
    /// The share of the requests that goes to the key.
    double probability(std::uint64_t key) const;
    /// In O(1): A. J. Walker, "An efficient method for generating discrete random variables with general
    /// distributions", ACM TOMS 3 (1977).
    std::uint64_t draw(Stream& stream) const;

    /// Calls visit(keys, share of each) for every key in front and every class behind.
    template <class Visit>
    void each(const Visit& visit) const {
        for (const Part& part : parts_) visit(part.keys, part.share / static_cast<double>(part.keys));
    }

    bool operator==(const KeyWeights&) const = default;

private:
    /// Keys that are asked for alike: one in front, a class behind.
    struct Part {
        std::uint64_t first = 0;
        std::uint64_t keys = 0;
        double share = 0.0;  ///< of all of them together
        bool operator==(const Part&) const = default;
    };
    /// What else is drawn where a draw of the part fails.
    struct Alias {
        double chance = 1.0;
        std::uint32_t other = 0;
        bool operator==(const Alias&) const = default;
    };

    void divide(const std::vector<double>& sorted);
    void makeAliases();

    std::uint64_t keys_ = 0;
    std::vector<Part> parts_;
    std::vector<Alias> aliases_;
};

}  // namespace headroom::base
