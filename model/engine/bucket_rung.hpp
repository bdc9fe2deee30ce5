// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "model/engine/event.hpp"

namespace headroom::engine {

/// A stretch of memory for events, in a chain of chunks. Aligned to its size, so that an address tells when it is full.
inline constexpr std::size_t kChunkBytes = 512;
inline constexpr std::size_t kLineBytes = 64;  ///< of the cache
struct alignas(kChunkBytes) Chunk {
    static constexpr std::size_t kEvents = kChunkBytes / sizeof(Event) - 1;
    Chunk* previous = nullptr;
    std::uint64_t unused = 0;
    std::array<Event, kEvents> events;
};
static_assert(sizeof(Chunk) == kChunkBytes);

/// Chunks that are reused, last given back first.
class ChunkPool {
public:
    Chunk* take(Chunk* previous) {
        if (free_ == nullptr) addSlab();
        Chunk* chunk = free_;
        free_ = chunk->previous;
        chunk->previous = previous;
        return chunk;
    }
    void give(Chunk* chunk) {
        chunk->previous = free_;
        free_ = chunk;
    }

private:
    static constexpr std::size_t kSlabChunks = 64;
    void addSlab();
    Chunk* free_ = nullptr;
    std::vector<std::unique_ptr<Chunk[]>> slabs_;
};

/// Unsorted events of one stretch of time. Adding writes through a cursor and reads nothing else, so that a bucket
/// outside the cache costs a store and not a wait.
class Bucket {
public:
    std::size_t count() const { return count_; }
    void add(Event event, ChunkPool& chunks) {
        if (reinterpret_cast<std::uintptr_t>(end_) % sizeof(Chunk) == 0) {  // the chunk is full, or there is none yet
            end_ = chunks.take(end_ == nullptr ? nullptr : reinterpret_cast<Chunk*>(end_) - 1)->events.data();
        }
        *end_++ = event;
        ++count_;
    }
    /// Moves all events to `into`, which must have room for count().
    void drain(Event* into, ChunkPool& chunks);
    /// Fetches the chunk that is being written, which is all of it but for a crowd.
    void prefetch() const {
        if (count_ == 0) return;
        const auto last = reinterpret_cast<std::uintptr_t>(end_ - 1);
        for (std::uintptr_t line = last / sizeof(Chunk) * sizeof(Chunk); line <= last; line += kLineBytes)
            __builtin_prefetch(reinterpret_cast<const void*>(line), 1);
    }

private:
    Event* end_ = nullptr;
    std::size_t count_ = 0;
};

/// Buckets of equal width over a stretch of time.
struct Rung {
    static constexpr std::size_t kBuckets = 256;

    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t pending = 0;  ///< start of the next bucket to be taken: earlier times are no longer the rung's
    unsigned shift = 0;        ///< bucket width is 2^shift ns
    std::size_t current = 0;   ///< index of the next bucket to be taken
    std::size_t count = 0;
    std::array<Bucket, kBuckets> buckets;

    /// Prepares an empty rung for about `events` events in [low, high).
    void open(std::int64_t low, std::int64_t high, std::size_t events);
    void add(Event event, ChunkPool& chunks) {
        const auto offset = static_cast<std::uint64_t>(event.time) - static_cast<std::uint64_t>(start);
        buckets[offset >> shift].add(event, chunks);
        ++count;
    }
    /// The next bucket that holds events. Requires count > 0.
    Bucket& next() {
        while (buckets[current].count() == 0) ++current;
        return buckets[current];
    }
    std::int64_t startOfCurrent() const {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(start) +
                                         (static_cast<std::uint64_t>(current) << shift));
    }
    /// Declares the current bucket taken, whose events `taken` were.
    void advance(std::size_t taken);
};

}  // namespace headroom::engine
