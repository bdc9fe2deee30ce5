// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

#include "model/engine/slab.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define HEADROOM_FRAMES_FROM_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HEADROOM_FRAMES_FROM_MALLOC 1
#endif
#endif

namespace headroom::engine {

/// Coroutine frames from free lists by size class, so that a request allocates nothing once as many frames exist as
/// were ever alive at once. Under AddressSanitizer every frame is malloc'ed, or a use after free would go unseen.
class FramePool {
public:
    FramePool() = default;
    FramePool(const FramePool&) = delete;
    FramePool& operator=(const FramePool&) = delete;

    void* allocate(std::size_t size) {
        ++live_;
        const std::size_t cls = (size + kClassBytes - 1) / kClassBytes;
        if (!kFromMalloc && cls < kClasses && free_[cls] != nullptr) {
            Free* frame = free_[cls];
            free_[cls] = frame->next;
            return frame;
        }
        return allocateNew(size);
    }
    void release(void* frame, std::size_t size) noexcept {
        --live_;
        const std::size_t cls = (size + kClassBytes - 1) / kClassBytes;
        if (!kFromMalloc && cls < kClasses) {
            free_[cls] = new (frame) Free{free_[cls]};
            return;
        }
        ::operator delete(frame);
    }

    /// The pool of the world that runs on this thread; frames are created and destroyed under one.
    static inline constinit thread_local FramePool* current = nullptr;

    /// How often the pool had to ask the system; constant once warm.
    std::uint64_t misses() const { return misses_; }
    /// Frames handed out and not yet given back.
    std::int64_t live() const { return live_; }

private:
    static constexpr std::size_t kClassBytes = SlabMemory::kAlignment;  // a frame begins a cache line
    static constexpr std::size_t kClasses = 32;
    struct Free {
        Free* next;
    };
#ifdef HEADROOM_FRAMES_FROM_MALLOC
    static constexpr bool kFromMalloc = true;
#else
    static constexpr bool kFromMalloc = false;
#endif
    void* allocateNew(std::size_t size);

    std::array<Free*, kClasses> free_{};
    SlabMemory memory_;
    std::uint64_t misses_ = 0;
    std::int64_t live_ = 0;
};

}  // namespace headroom::engine
