// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace headroom::engine {

/// Things in a row, numbered from 0: added behind, taken away in front. Allocates only when it holds more than ever,
/// and keeps that memory.
template <class Kept>
class Ring {
public:
    std::uint64_t first() const { return first_; }
    std::uint64_t end() const { return end_; }
    bool empty() const { return first_ == end_; }
    std::size_t size() const { return static_cast<std::size_t>(end_ - first_); }
    Kept& at(std::uint64_t number) { return ring_[number & (ring_.size() - 1)]; }
    const Kept& at(std::uint64_t number) const { return ring_[number & (ring_.size() - 1)]; }
    Kept& front() { return at(first_); }
    const Kept& front() const { return at(first_); }
    Kept& back() { return at(end_ - 1); }

    void push(const Kept& one) {
        if (size() == ring_.size()) grow();
        at(end_++) = one;
    }
    void pop() {
        assert(!empty());
        ++first_;
    }

private:
    void grow() {
        constexpr std::size_t kAtFirst = 16;
        std::vector<Kept> larger(ring_.empty() ? kAtFirst : 2 * ring_.size());
        for (std::uint64_t i = first_; i != end_; ++i) larger[i & (larger.size() - 1)] = at(i);
        ring_ = std::move(larger);
    }

    std::vector<Kept> ring_;  ///< a power of two, or none yet
    std::uint64_t first_ = 0;
    std::uint64_t end_ = 0;
};

}  // namespace headroom::engine
