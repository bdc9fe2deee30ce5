// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of when keys were written.
#include "model/services/dynamodb/key_marks.hpp"

#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;

// Three keys of a million are written: a sweep looks at those alone, and at none once they have no item.
TEST_CASE("a sweep costs as much as was written", "[storage]") {
    KeyMarks marks(1'000'000, KeyMarks::Ticks::All);
    for (const std::uint64_t key : {5U, 300'000U, 999'999U}) marks.set(key, key == 5U ? 1 : 7);
    int looked = 0;
    const auto sweep = [&](bool keepsLate) {
        looked = 0;
        for (std::uint64_t word = 0; word < marks.words(); ++word) {
            marks.sweep(word, [&](std::uint16_t mark) {
                ++looked;
                return keepsLate && mark == 7;
            });
        }
    };
    sweep(true);
    CHECK(looked == 3);
    CHECK(marks.of(5) == KeyMarks::kGone);
    CHECK(marks.of(300'000) == 7);
    CHECK(marks.of(6) == KeyMarks::kUnseen);
    sweep(false);
    CHECK(looked == 2);
    CHECK(marks.of(999'999) == KeyMarks::kGone);
    sweep(false);
    CHECK(looked == 0);
    CHECK(marks.words() < 1'000);
}
