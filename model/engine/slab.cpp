// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/slab.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace headroom::engine {

namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;
constexpr std::size_t kSmallSlabs = 16;  // 1 MB: beyond that a world is large

void preferHugePages([[maybe_unused]] std::byte* slab) {
#ifdef __linux__
    ::madvise(slab, kHugePage, MADV_HUGEPAGE);  // a wish: refused or granted, the memory is the same
#endif
}

}  // namespace

void SlabMemory::addSlab() {
    const bool large = slabs_.size() >= kSmallSlabs;
    const std::size_t bytes = large ? kHugePage : kSmallSlab;
    const std::size_t alignment = large ? kHugePage : kAlignment;
    slabs_.emplace_back(static_cast<std::byte*>(::operator new (bytes, std::align_val_t{alignment})), Free{alignment});
    cursor_ = slabs_.back().get();
    left_ = bytes;
    if (large) preferHugePages(cursor_);
}

}  // namespace headroom::engine
