// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/express_usage.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::stepfunctions;

TEST_CASE("Express duration is billed in steps of 100 ms") {
    CHECK(expressBilledDuration(base::Duration()) == base::milliseconds(100));
    CHECK(expressBilledDuration(base::milliseconds(1)) == base::milliseconds(100));
    CHECK(expressBilledDuration(base::milliseconds(100)) == base::milliseconds(100));
    CHECK(expressBilledDuration(base::nanoseconds(100'000'001)) == base::milliseconds(200));
}

TEST_CASE("AWS's example of 400 map steps: 62.85 MB, billed as 64") {
    const std::int64_t memory = expressMemoryBytes(50'000, 32'000, 400);
    CHECK(memory == 62'850'000);
    CHECK(expressBilledMegabytes(memory) == 64);
    // 100 million executions of 10 s each: 62,500,000 GB-seconds.
    const std::int64_t tenths = expressBilledDuration(base::seconds(10)).count / base::milliseconds(100).count;
    CHECK(tenths * 64 * 100'000'000 / 10 / 1024 == 62'500'000);
}

TEST_CASE("Express memory is billed in steps of 64 MB") {
    CHECK(expressBilledMegabytes(0) == 64);
    CHECK(expressBilledMegabytes(64'000'000) == 64);
    CHECK(expressBilledMegabytes(64'000'001) == 128);
}
