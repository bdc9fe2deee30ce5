// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/bands.hpp"

#include <map>
#include <utility>

#include "model/base/random.hpp"
#include "model/engine/request_pool.hpp"
#include "tests/support/catch.hpp"

// Oracles: shares added up by hand.
namespace headroom::engine {

namespace {

using base::Duration;
using base::Instant;
using base::milliseconds;

constexpr HopId kApi = 0;
constexpr HopId kFunction = 1;
constexpr HopId kTable = 2;

/// A request of three stretches, recorded.
void record(BandRecorder& bands, RequestPool& pool, std::uint64_t key, std::int64_t overhead, std::int64_t init,
            std::int64_t compute) {
    const RequestRef request = pool.acquire();
    const Instant began{milliseconds(1'000).count};
    request->key = key;
    Instant now = began;
    const auto spend = [&](HopId hop, Cause cause, std::int64_t ms) {
        request->record(hop, cause, now, now + milliseconds(ms), 0);
        now = now + milliseconds(ms);
    };
    spend(kApi, Cause::Overhead, overhead);
    spend(kFunction, Cause::Init, init);
    spend(kFunction, Cause::Compute, compute);
    bands.record(*request, 0, began, now - began);
}

const BandShare& share(const Band& band, HopId hop, Cause cause) {
    for (const BandShare& each : band.shares) {
        if (each.hop == hop && each.cause == cause) return each;
    }
    FAIL("no share of hop " << hop);
    return band.shares.front();
}

}  // namespace

TEST_CASE("a band's shares are the means of its own requests", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    CHECK_FALSE(bands.between(0.0, 1.0).has_value());
    // 96 warm requests of 10 ms; 4 cold of 400, of which two spent longer in Init.
    for (std::uint64_t i = 0; i < 96; ++i) record(bands, pool, i, 4, 0, 6);
    for (std::uint64_t i = 0; i < 2; ++i) record(bands, pool, 100 + i, 4, 300, 96);
    for (std::uint64_t i = 0; i < 2; ++i) record(bands, pool, 200 + i, 4, 200, 196);

    const Band slow = bands.between(0.985, 0.995).value();
    CHECK(slow.requests == 1);  // 1 % of 100, made up as the row that it is of
    CHECK(share(slow, kApi, Cause::Overhead).mean == milliseconds(4));
    CHECK(share(slow, kFunction, Cause::Init).mean == milliseconds(250));
    CHECK(share(slow, kFunction, Cause::Init).touched == 1.0);
    CHECK(share(slow, kFunction, Cause::Compute).mean == milliseconds(146));
    CHECK(slow.shares.front().cause == Cause::Init);  // the largest first
    CHECK(slow.low <= milliseconds(400));
    CHECK(slow.high >= milliseconds(400));

    const Band fast = bands.between(0.1, 0.9).value();
    CHECK(fast.requests == 80);
    CHECK(fast.shares.size() == 2);  // no Init among them
    CHECK(fast.low <= milliseconds(10));

    const Band all = bands.between(0.0, 1.0).value();
    CHECK(all.requests == 100);
    CHECK(share(all, kFunction, Cause::Init).mean == milliseconds(10));  // (2 x 300 + 2 x 200) / 100
    CHECK(share(all, kFunction, Cause::Init).touched == 0.04);
    CHECK(all.low == milliseconds(10));
    CHECK(all.high == milliseconds(400));
}

// 12 of 1,000 wait for a second: of the ten from the 985th on seven do.
TEST_CASE("a band has of a row that its edge cuts what lies inside", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    for (std::uint64_t i = 0; i < 988; ++i) record(bands, pool, i, 4, 0, 6);
    for (std::uint64_t i = 0; i < 12; ++i) record(bands, pool, 5'000 + i, 4, 1'000, 6);
    const Band band = bands.between(0.985, 0.995).value();
    CHECK(band.requests == 10);
    CHECK(share(band, kFunction, Cause::Init).mean == milliseconds(700));
    CHECK(share(band, kFunction, Cause::Init).touched == Approx(0.7));
    CHECK(share(band, kFunction, Cause::Compute).mean == milliseconds(6));
}

TEST_CASE("the typical member is one of the band, from its beginning", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    for (std::uint64_t i = 0; i < 1'000; ++i) record(bands, pool, i, 4, 0, 6);
    for (std::uint64_t i = 0; i < 30; ++i) record(bands, pool, 5'000 + i, 4, 300, 96);
    const Band slow = bands.between(0.98, 1.0).value();
    CHECK(slow.typicalLatency == milliseconds(400));
    CHECK(slow.typicalLatency >= slow.low);
    CHECK(slow.typicalLatency <= slow.high);
    REQUIRE(slow.typical.size() == 3);
    CHECK(slow.typical[0].start == Instant{0});
    CHECK(slow.typical[1].start == Instant{milliseconds(4).count});
    CHECK(slow.typical[1].length == milliseconds(300));
    CHECK(slow.typical[1].cause == Cause::Init);
}

TEST_CASE("the typical member is the kept one nearest to the mean", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    record(bands, pool, 1, 100, 0, 0);
    record(bands, pool, 2, 120, 0, 0);
    record(bands, pool, 3, 500, 0, 0);  // mean 240: nearest is 120
    CHECK(bands.between(0.0, 1.0)->typicalLatency == milliseconds(120));
}

TEST_CASE("merged bands have the shares of one that saw everything", "[bands]") {
    RequestPool pool;
    BandRecorder one;
    BandRecorder left;
    BandRecorder right;
    base::Stream stream(4);
    for (std::uint64_t i = 0; i < 5'000; ++i) {
        const auto init = stream.chance(0.1) ? static_cast<std::int64_t>(stream.below(300)) : 0;
        const auto compute = static_cast<std::int64_t>(stream.below(50)) + 1;
        record(one, pool, i, 2, init, compute);
        record(i % 3 == 0 ? left : right, pool, i, 2, init, compute);
    }
    left.merge(right);
    for (const auto& [from, to] : {std::pair{0.0, 1.0}, std::pair{0.45, 0.55}, std::pair{0.985, 0.995}}) {
        const Band merged = left.between(from, to).value();
        const Band wanted = one.between(from, to).value();
        CHECK(merged.requests == wanted.requests);
        CHECK(merged.low == wanted.low);
        CHECK(merged.high == wanted.high);
        REQUIRE(merged.shares.size() == wanted.shares.size());
        for (const BandShare& each : wanted.shares) {
            CHECK(share(merged, each.hop, each.cause).mean == each.mean);
            CHECK(share(merged, each.hop, each.cause).touched == each.touched);
        }
        CHECK(merged.typicalLatency >= merged.low);
        CHECK(merged.typicalLatency <= merged.high);
    }
}

TEST_CASE("time on more hops than there are columns is gathered and not lost", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    for (HopId hop = 0; hop < 100; ++hop) {
        const RequestRef request = pool.acquire();
        request->record(hop, Cause::Compute, Instant{0}, Instant{milliseconds(100).count}, 0);
        bands.record(*request, 0, Instant{0}, milliseconds(100));
    }
    const Band band = bands.between(0.0, 1.0).value();
    CHECK(band.shares.size() == 48);
    Duration total;
    for (const BandShare& each : band.shares) total += each.mean;
    CHECK(total == milliseconds(100));
    CHECK(band.shares.front().hop == kNoHop);  // 53 of the 100
    CHECK(band.shares.front().touched == 0.53);
}

TEST_CASE("latencies beyond the last row and below the first are kept", "[bands]") {
    RequestPool pool;
    BandRecorder bands;
    const RequestRef request = pool.acquire();
    request->record(kTable, Cause::Waiting, Instant{0}, Instant{base::hours(30).count}, 0);
    bands.record(*request, 0, Instant{0}, base::hours(30));
    bands.record(*request, 1, Instant{0}, base::nanoseconds(1));
    bands.record(*request, 1, Instant{0}, Duration(0));
    CHECK(bands.between(0.9, 1.0)->requests == 1);
    CHECK(bands.between(0.9, 1.0)->high == base::hours(30));
    CHECK(bands.between(0.0, 0.1)->requests == 1);
    CHECK(bands.between(0.0, 0.1)->shares.empty());  // they count from the span after the first
}

}  // namespace headroom::engine
