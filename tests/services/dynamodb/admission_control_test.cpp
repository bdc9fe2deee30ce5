// SPDX-License-Identifier: GPL-3.0-or-later
// Table and partition must both admit. Oracles: AWS's own example and counts by hand.
#include "model/services/dynamodb/admission_control.hpp"

#include "tests/services/dynamodb/table_bench.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::dynamodb;
using base::HalfUnits;
using base::Instant;
using base::milliseconds;
using base::minutes;
using base::seconds;
using base::wholeUnits;

namespace {

Instant at(base::Duration since) { return Instant{} + since; }

ThrottleReason admit(AdmissionControl& control, bool writes, HalfUnits units, Position position, Instant now) {
    const ThrottleReason reason = control.check(writes, position, now);
    if (reason == ThrottleReason::None) control.take(writes, units, position, now);
    return reason;
}

Position inPart(std::uint64_t part, std::uint64_t of) { return ~std::uint64_t{0} / of * part + 17; }

}  // namespace

TEST_CASE("a hot partition may exceed its share while the table has capacity", "[control]") {
    // AWS's example: 400 writes over four partitions, loads of 50, 50, 50 and 150. No throttling.
    Spec spec = test::provisionedSpec(1, 400);
    spec.partitions = 4;
    spec.initialBurst = 0.01;  // so that the first second has tokens to begin with
    AdmissionControl control = controlOf(spec, {}, Instant{});
    REQUIRE(control.partitions().count() == 4);
    int throttled = 0;
    for (std::uint64_t i = 0; i < 300 * 600; ++i) {  // every 1/300 s
        const Position position = inPart(i % 6 < 3 ? i % 6 : 3, 4);
        if (admit(control, true, wholeUnits(1), position,
                  at(base::Duration(static_cast<std::int64_t>(i) * 3'333'333))) != ThrottleReason::None)
            ++throttled;
    }
    CHECK(throttled == 0);
}

TEST_CASE("the partition's maximum holds though the table has capacity, and says so", "[control]") {
    Spec spec = test::provisionedSpec(10'000, 10'000);
    AdmissionControl control = controlOf(spec, {}, Instant{});
    REQUIRE(control.partitions().count() == 10);
    std::int64_t passed = 0;
    int refused = 0;
    for (int i = 0; i < 100 * 30; ++i) {  // 5,000 units a second on one key
        const ThrottleReason reason = admit(control, false, wholeUnits(50), 17, at(milliseconds(10) * i));
        if (reason == ThrottleReason::None) passed += 50;
        if (reason == ThrottleReason::KeyRangeThroughputExceeded) ++refused;
    }
    CHECK(passed + 50 * refused == 5'000 * 30);
    CHECK(static_cast<double>(passed) == Approx(3'000.0 * 31).margin(60.0));
    CHECK(admit(control, true, wholeUnits(1), 17, at(seconds(30))) == ThrottleReason::None);  // writes are apart
    CHECK(admit(control, false, wholeUnits(1), inPart(5, 10), at(seconds(30))) == ThrottleReason::None);
}

TEST_CASE("the table's bucket is asked first, and nothing is taken from either when one refuses", "[control]") {
    Spec spec = test::provisionedSpec(1, 1);
    spec.initialBurst = 0.0;
    AdmissionControl control = controlOf(spec, {}, Instant{});
    CHECK(admit(control, true, wholeUnits(1), 1, at(seconds(1))) == ThrottleReason::None);
    for (int i = 0; i < 10; ++i) {
        CHECK(control.check(true, 1, at(seconds(1))) == ThrottleReason::ProvisionedThroughputExceeded);
    }
    CHECK(admit(control, true, wholeUnits(1), 1, at(seconds(2))) == ThrottleReason::None);
}

TEST_CASE("Partitions overrides the number at the start until the table grows", "[control]") {
    Spec spec = test::onDemandSpec();
    CHECK(controlOf(spec, {}, Instant{}).partitions().count() == 4);
    spec.partitions = 1;
    AdmissionControl control = controlOf(spec, {}, Instant{});
    CHECK(control.partitions().count() == 1);
    control.check(true, 1, at(minutes(10)));
    CHECK(control.partitions().count() == 1);
    spec.partitions.reset();
    spec.warmWriteUnits = 9'000;
    CHECK(controlOf(spec, {}, Instant{}).partitions().count() == 9);
    Spec provisioned = test::provisionedSpec(10, 10);
    provisioned.warmReadUnits = 20'000;
    CHECK(controlOf(provisioned, {}, Instant{}).partitions().count() == 7);
    provisioned.itemCount = 100'000'000;
    CHECK(controlOf(provisioned, {}, Instant{}).partitions().count() == 11);  // of 1,124 B: 104.7 GB
}

TEST_CASE("partitions follow an on-demand table that grows", "[control]") {
    AdmissionControl control = controlOf(test::onDemandSpec(), {}, Instant{});
    for (int i = 0; i < 60; ++i) {  // 3,900 a second, evenly: below the heat of four partitions? no, 975 each is hot
        for (std::uint64_t part = 0; part < 4; ++part)
            admit(control, true, wholeUnits(975), inPart(part, 4), at(seconds(i)));
    }
    control.check(true, 1, at(minutes(31)) - base::Duration(1));
    CHECK(control.partitions().count() == 4);
    control.check(true, 1, at(minutes(31)));
    CHECK(supported(control.capacity(true), at(minutes(31))) == 7'800);
    CHECK(std::get<OnDemandCapacity>(control.capacity(true)).previousPeak(at(minutes(31))) == 3'900.0);
    CHECK(control.partitions().count() == 8);
}

TEST_CASE("growth by splits has no other limit than the partitions", "[control]") {
    Spec spec = test::onDemandSpec();
    spec.onDemandGrowth = OnDemandGrowth::Splits;
    AdmissionControl control = controlOf(spec, {}, Instant{});
    const auto served = [&](base::Duration from, base::Duration length) {
        std::int64_t units = 0;
        std::uint64_t n = 0;
        for (Instant now = at(from); now < at(from + length); now = now + milliseconds(2)) {  // 10,000 a second
            if (admit(control, true, wholeUnits(20), base::mix(++n), now) == ThrottleReason::None) units += 20;
        }
        return static_cast<double>(units) / base::toSeconds(length);
    };
    CHECK(served(seconds(0), minutes(4)) == Approx(4'000.0).epsilon(0.01));
    CHECK(served(minutes(5), minutes(2)) == Approx(8'000.0).epsilon(0.01));  // four minutes: a hot one, three to split
    served(minutes(7), minutes(3));
    CHECK(served(minutes(10), minutes(1)) == Approx(10'000.0).epsilon(0.01));
    CHECK(control.partitions().count() == 16);
}

TEST_CASE("another setting keeps the partitions and adds what it needs", "[control]") {
    AdmissionControl control = controlOf(test::provisionedSpec(100, 3'200), {}, Instant{});
    CHECK(control.partitions().count() == 4);
    control.resize(true, 6'000, at(seconds(5)));
    CHECK(control.partitions().count() == 8);
    control.resize(true, 10, at(seconds(9)));
    CHECK(control.partitions().count() == 8);
    CHECK(supported(control.capacity(true), at(seconds(9))) == 6'000);  // warm throughput is kept
    control.become(true, writeCapacity(test::onDemandSpec(), {}, at(seconds(10))), at(seconds(10)));
    CHECK(control.partitions().count() == 8);
}
