// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/frame_pool.hpp"

namespace headroom::engine {

void* FramePool::allocateNew(std::size_t size) {
    ++misses_;
    const std::size_t cls = (size + kClassBytes - 1) / kClassBytes;
    if (kFromMalloc || cls >= kClasses) return ::operator new(size);
    return memory_.take(cls * kClassBytes);
}

}  // namespace headroom::engine
