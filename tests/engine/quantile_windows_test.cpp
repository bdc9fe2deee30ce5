// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/engine/quantile_windows.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace headroom;
using base::milliseconds;
using base::seconds;
using engine::QuantileWindows;

namespace {

base::Instant at(std::int64_t second) { return base::Instant{second * 1'000'000'000}; }

bool near(double found, double wanted) { return std::abs(found / wanted - 1.0) < 0.008; }  // a bucket of the histogram

}  // namespace

TEST_CASE("percentiles of each window, by hand", "[engine]") {
    QuantileWindows windows(seconds(60), {0.5, 0.99, 1.0});
    for (int i = 1; i <= 100; ++i) windows.record(at(i % 60), milliseconds(i));  // 1 to 100 ms in the first minute
    windows.record(at(150), milliseconds(7));                                    // one in the third
    windows.finish(at(180));
    REQUIRE(windows.values(0).size() == 3);
    CHECK(near(windows.values(0)[0], 0.050));
    CHECK(near(windows.values(1)[0], 0.099));
    CHECK(near(windows.values(2)[0], 0.100));
    CHECK(std::isnan(windows.values(0)[1]));  // nothing happened in the second
    CHECK(near(windows.values(0)[2], 0.007));
    CHECK(near(windows.values(2)[2], 0.007));
}

TEST_CASE("a window that is cut off has no value, one that ends with the run has", "[engine]") {
    QuantileWindows windows(seconds(60), {0.5});
    windows.record(at(10), milliseconds(5));
    windows.record(at(70), milliseconds(9));
    windows.finish(at(90));
    CHECK(windows.values(0).size() == 1);
    windows.finish(at(120));
    REQUIRE(windows.values(0).size() == 2);
    CHECK(near(windows.values(0)[1], 0.009));
}

TEST_CASE("what is made at a window's end belongs to the next", "[engine]") {
    QuantileWindows windows(seconds(60), {0.5});
    windows.record(at(60), milliseconds(5));
    windows.finish(at(120));
    REQUIRE(windows.values(0).size() == 2);
    CHECK(std::isnan(windows.values(0)[0]));
    CHECK(near(windows.values(0)[1], 0.005));
}
