// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdlib>
#include <new>

#include "model/engine/frame_pool.hpp"

// Counts what a test program allocates: include this in one of its files only. AddressSanitizer wants its own operator
// new (and frames come from malloc there), so nothing is counted under it.
namespace headroom::test {

#ifdef HEADROOM_FRAMES_FROM_MALLOC
inline constexpr bool kAllocationsAreCounted = false;
#else
inline constexpr bool kAllocationsAreCounted = true;
#endif

/// Allocations of this thread since its start.
inline thread_local std::uint64_t allocations = 0;

}  // namespace headroom::test

#ifndef HEADROOM_FRAMES_FROM_MALLOC
#pragma GCC diagnostic push
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // g++ 12 inlines one of the pair and takes it for a mismatch
#endif
// Every other form of new ends up in one of these two.
void* operator new(std::size_t size) {
    ++headroom::test::allocations;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    ++headroom::test::allocations;
    const auto align = static_cast<std::size_t>(alignment);
    if (void* memory = std::aligned_alloc(align, (size + align - 1) / align * align)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
#pragma GCC diagnostic pop
#endif
