// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/world.hpp"

#include "model/base/random.hpp"

namespace headroom::engine {

HopId Hops::id(const std::string& name) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_[i] == name) return static_cast<HopId>(i);
    }
    names_.push_back(name);
    return static_cast<HopId>(names_.size() - 1);
}

World::World(std::uint64_t key, base::Instant begin) : key_(key), begin_(begin) { scheduler_.startAt(begin); }

World::~World() { scheduler_.tearDown(); }

std::uint64_t World::keyOf(const std::string& name) const {
    std::uint64_t key = key_;
    for (const char c : name) key = base::deriveKey(key, static_cast<unsigned char>(c));
    return key;
}

}  // namespace headroom::engine
