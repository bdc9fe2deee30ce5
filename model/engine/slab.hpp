// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace headroom::engine {

/// Memory that is handed out piece by piece and given back all at once. It asks the system for little at first (most
/// worlds are small) and for large, aligned pieces once a world has thousands of requests in flight: those the system
/// maps by huge pages where it can, because walking page tables would cost more than the model itself.
class SlabMemory {
public:
    static constexpr std::size_t kAlignment = 64;  ///< a cache line

    SlabMemory() = default;
    SlabMemory(const SlabMemory&) = delete;
    SlabMemory& operator=(const SlabMemory&) = delete;

    /// `bytes` that begin a cache line; at most a small slab. Throws std::bad_alloc.
    void* take(std::size_t bytes) {
        bytes = (bytes + kAlignment - 1) & ~(kAlignment - 1);
        if (left_ < bytes) addSlab();
        std::byte* const piece = cursor_;
        cursor_ += bytes;
        left_ -= bytes;
        return piece;
    }

    static constexpr std::size_t kSmallSlab = std::size_t{1} << 16;

private:
    struct Free {
        std::size_t alignment = kAlignment;
        void operator()(std::byte* slab) const noexcept { ::operator delete (slab, std::align_val_t{alignment}); }
    };
    void addSlab();

    std::vector<std::unique_ptr<std::byte, Free>> slabs_;
    std::byte* cursor_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace headroom::engine
