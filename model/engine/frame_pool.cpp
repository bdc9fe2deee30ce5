// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/frame_pool.hpp"

namespace headroom::engine {

void* FramePool::allocateNew(std::size_t size) {
    ++misses_;
    const std::size_t cls = (size + kClassBytes - 1) / kClassBytes;
    if (kFromMalloc || cls >= kClasses) return ::operator new(size);
    const std::size_t bytes = cls * kClassBytes;
    if (left_ < bytes) {
        slabs_.emplace_back(static_cast<std::byte*>(::operator new(kSlabBytes, kAlignment)));
        cursor_ = slabs_.back().get();
        left_ = kSlabBytes;
    }
    void* memory = cursor_;
    cursor_ += bytes;
    left_ -= bytes;
    return memory;
}

}  // namespace headroom::engine
