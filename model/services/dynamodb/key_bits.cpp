// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/dynamodb/key_bits.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace headroom::dynamodb {

KeyBits::KeyBits(std::uint64_t first) : size_(std::min(first, kMostKeys)), end_(size_) {
    words_.assign(size_ / kWidth, std::numeric_limits<std::uint64_t>::max());
    if (size_ % kWidth != 0) words_.push_back((std::uint64_t{1} << (size_ % kWidth)) - 1);
}

bool KeyBits::has(std::uint64_t key) const {
    const std::uint64_t word = key / kWidth;
    return word < words_.size() && (words_[word] >> (key % kWidth) & 1U) != 0;
}

bool KeyBits::put(std::uint64_t key) {
    if (key >= kMostKeys || has(key)) return false;
    const std::uint64_t word = key / kWidth;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << (key % kWidth);
    from_ = std::min(from_, static_cast<std::size_t>(word));
    end_ = std::max(end_, key + 1);
    ++size_;
    return true;
}

bool KeyBits::remove(std::uint64_t key) {
    if (!has(key)) return false;
    words_[key / kWidth] &= ~(std::uint64_t{1} << (key % kWidth));
    --size_;
    return true;
}

std::uint64_t KeyBits::first() {
    while (words_[from_] == 0) ++from_;
    return from_ * kWidth + static_cast<std::uint64_t>(std::countr_zero(words_[from_]));
}

}  // namespace headroom::dynamodb
