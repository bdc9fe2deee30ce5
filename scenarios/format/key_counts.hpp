// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace headroom::format {

/// Adds up weights by key in bounded memory. A key is known by 64 bits of its text alone: of eight million keys the
/// chance that any two are taken for one is 2e-6.
class KeyCounts {
public:
    /// Different keys that are kept at most.
    static constexpr std::size_t kMost = 8'000'000;

    explicit KeyCounts(std::size_t most = kMost) : most_(most) {}

    /// False when there are more different keys than are kept.
    bool add(std::string_view key, double weight);
    /// The weights of the different keys, in no order that means anything.
    std::vector<double> take();

private:
    struct Entry {
        std::uint64_t key;
        double weight;
    };

    void merge();

    std::size_t most_;
    std::vector<Entry> entries_;
    std::size_t merged_ = 0;  ///< of the entries, those in front that are different
};

}  // namespace headroom::format
