// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/bucket_rung.hpp"

#include <algorithm>
#include <bit>

namespace headroom::engine {

namespace {
constexpr std::size_t kEventsPerBucket = 2;  // aimed at; sorting so few is cheap
constexpr std::size_t kFewestBuckets = 4;
}  // namespace

void ChunkPool::addSlab() {
    slabs_.push_back(std::make_unique<Chunk[]>(kSlabChunks));
    for (std::size_t i = kSlabChunks; i-- > 0;) give(&slabs_.back()[i]);
}

void Bucket::drain(Event* into, ChunkPool& chunks) {
    // The chunk being written is the last of the chain; all before it are full.
    Event* const last = end_ - 1;
    auto* chunk = reinterpret_cast<Chunk*>(reinterpret_cast<std::uintptr_t>(last) / sizeof(Chunk) * sizeof(Chunk));
    const Event* end = end_;
    while (chunk != nullptr) {
        into = std::copy(static_cast<const Event*>(chunk->events.data()), end, into);
        Chunk* const previous = chunk->previous;
        chunks.give(chunk);
        chunk = previous;
        if (chunk != nullptr) end = chunk->events.data() + Chunk::kEvents;
    }
    end_ = nullptr;
    count_ = 0;
}

void Rung::open(std::int64_t low, std::int64_t high, std::size_t events) {
    const auto span = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) - 1;
    const std::uint64_t wanted = std::clamp(events / kEventsPerBucket, kFewestBuckets, kBuckets);
    shift = static_cast<unsigned>(std::bit_width(span / wanted));
    start = pending = low;
    end = high;
    current = 0;
    count = 0;
}

void Rung::advance(std::size_t taken) {
    count -= taken;
    ++current;
    const std::uint64_t reached = static_cast<std::uint64_t>(current) << shift;
    const auto span = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(start);
    // The last bucket may reach beyond the rung: what lies there belongs to others.
    pending = reached < span ? static_cast<std::int64_t>(static_cast<std::uint64_t>(start) + reached) : end;
    if (current < kBuckets) buckets[current].prefetch();
}

}  // namespace headroom::engine
