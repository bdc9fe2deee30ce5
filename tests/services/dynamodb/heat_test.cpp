// SPDX-License-Identifier: GPL-3.0-or-later
// Oracles: counts kept exactly, for every key, beside the sketch; sorted positions.
#include "model/services/dynamodb/heat.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "model/base/keys.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::dynamodb;
using headroom::base::HalfUnits;
using headroom::base::KeySampler;

TEST_CASE("the item that takes half is found, and none where there is none", "[heat]") {
    const KeySpace keys(3, 1);
    for (const double share : {0.4, 0.6}) {
        CAPTURE(share);
        KeySampler sampler(headroom::base::HotKeys{1, share, 200'000});
        headroom::base::Stream stream(5);
        Heat heat;
        for (int i = 0; i < 100'000; ++i) heat.see(keys.of(sampler(stream)), HalfUnits(2));
        CHECK(heat.hotItem().has_value() == (share > 0.5));
        if (heat.hotItem()) CHECK(*heat.hotItem() == keys.of(0));
        CHECK_FALSE(heat.sequential());
    }
}

TEST_CASE("a count is never further off than it says, and that is a 32nd of all at most", "[heat]") {
    for (const std::uint64_t many : {20ULL, 32ULL, 1'000ULL, 100'000ULL}) {
        CAPTURE(many);
        KeySampler sampler(headroom::base::ZipfKeys{many, 1.0});
        headroom::base::Stream stream(8);
        Heat heat;
        std::map<std::uint64_t, std::int64_t> exact;
        for (int i = 0; i < 50'000; ++i) {
            const std::uint64_t key = sampler(stream);
            ++exact[key];
            heat.see(key, HalfUnits(1));
        }
        CHECK(heat.countError() <= 1.0 / 32);
        CHECK((heat.countError() == 0.0) == (many <= 32));
    }
}

TEST_CASE("an item that is large and rarely asked for counts by its units", "[heat]") {
    Heat heat;
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        heat.see(1'000 + i * 7'919 % 5'000, HalfUnits(2));
        if (i % 100 == 0) heat.see(77, HalfUnits(800));
    }
    CHECK(heat.hotItem() == std::optional<Position>(77));
}

TEST_CASE("the median lies within three points of the true one, whatever the number of keys", "[heat]") {
    for (const std::uint64_t many : {100ULL, 10'000ULL, 1'000'000ULL}) {
        CAPTURE(many);
        KeySampler sampler(headroom::base::ZipfKeys{many, 0.5});
        const KeySpace keys(9, 1);
        headroom::base::Stream stream(6);
        Heat heat;
        std::vector<Position> all;
        for (int i = 0; i < 60'000; ++i) {
            all.push_back(keys.of(sampler(stream)));
            heat.see(all.back(), HalfUnits(1));
        }
        std::sort(all.begin(), all.end());
        const auto below = std::lower_bound(all.begin(), all.end(), heat.median().value()) - all.begin();
        // 128 to 256 samples: a standard error of 3.1 to 4.4 points; three of the smaller one.
        CHECK(static_cast<double>(below) / 60'000.0 == Approx(0.5).margin(0.1));
        CHECK(sizeof(Heat) < 4'096);  // and that is all there is
    }
}

TEST_CASE("items in their order are seen as a sequence, forwards and backwards", "[heat]") {
    const KeySpace collection(1, 1'000'000);
    Heat forwards;
    Heat backwards;
    Heat hashed;
    const KeySpace apart(1, 1);
    for (std::uint64_t i = 0; i < 2'000; ++i) {
        forwards.see(collection.of(i), HalfUnits(2));
        backwards.see(collection.of(2'000 - i), HalfUnits(2));
        hashed.see(apart.of(i), HalfUnits(2));
    }
    CHECK(forwards.sequential());
    CHECK(backwards.sequential());
    CHECK_FALSE(hashed.sequential());
}

TEST_CASE("items of a collection follow each other, collections are far apart", "[heat]") {
    const KeySpace keys(2, 100);
    for (std::uint64_t item = 0; item + 1 < 100; ++item) CHECK(keys.of(item) < keys.of(item + 1));
    CHECK(keys.of(0) >> KeySpace::kSortBits == keys.of(99) >> KeySpace::kSortBits);
    CHECK(keys.of(0) >> KeySpace::kSortBits != keys.of(100) >> KeySpace::kSortBits);
}
