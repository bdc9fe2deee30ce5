// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/ring.hpp"

#include <deque>

#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("a ring keeps order and numbers while it grows, wherever it begins", "[engine]") {
    engine::Ring<std::uint64_t> ring;
    std::deque<std::uint64_t> kept;  // the oracle
    std::uint64_t next = 0;
    const auto check = [&] {
        REQUIRE(ring.size() == kept.size());
        REQUIRE(ring.empty() == kept.empty());
        for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(ring.at(ring.first() + i) == kept[i]);
        if (!kept.empty()) REQUIRE((ring.front() == kept.front() && ring.back() == kept.back()));
        REQUIRE(ring.end() == next);
    };
    for (const auto& [pushes, pops] : {std::pair{5, 3}, {13, 15}, {40, 1}, {1, 30}, {200, 210}, {3, 0}}) {
        for (int i = 0; i < pushes; ++i) {
            ring.push(next);
            kept.push_back(next++);
        }
        check();
        for (int i = 0; i < pops; ++i) {
            ring.pop();
            kept.pop_front();
        }
        check();
    }
}
