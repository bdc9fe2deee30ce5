// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace headroom::dynamodb {

/// A set of keys from 0 on, a bit a key, that grows as keys come. Keys from kMostKeys on are in no such set.
class KeyBits {
public:
    static constexpr std::uint64_t kMostKeys = std::uint64_t{1} << 28U;  // 32 MB

    KeyBits() = default;
    /// Of the keys below `first`.
    explicit KeyBits(std::uint64_t first);

    /// So that it never allocates as it grows; memory is in use where keys are.
    void reserve() { words_.reserve(kMostKeys / kWidth); }

    bool has(std::uint64_t key) const;
    /// Whether that was news.
    bool put(std::uint64_t key);
    bool remove(std::uint64_t key);
    /// One above the highest key that was ever in it.
    std::uint64_t end() const { return end_; }
    bool empty() const { return size_ == 0; }
    /// The least key; there must be one.
    std::uint64_t first();

private:
    static constexpr std::uint64_t kWidth = 64;
    std::vector<std::uint64_t> words_;
    std::uint64_t size_ = 0;
    std::uint64_t end_ = 0;
    std::size_t from_ = 0;  ///< words below are empty
};

}  // namespace headroom::dynamodb
