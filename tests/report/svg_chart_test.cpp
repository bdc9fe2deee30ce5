// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/svg_chart.hpp"

#include <limits>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::size_t countIn(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

std::string drawn(std::vector<double> values) {
    report::LineChart chart{
        "Latency", {{"Api", std::move(values)}}, "start", "end", [](double) { return std::string("x"); }};
    report::MarkupWriter markup(report::MarkupWriter::kXml);
    report::writeSvg(markup, chart);
    return markup.take();
}

}  // namespace

TEST_CASE("a line is broken where nothing is known, and what stands alone is a dot", "[report]") {
    CHECK(countIn(drawn({1.0, 2.0, 3.0}), "<polyline") == 1);
    const std::string gap = drawn({1.0, 2.0, kNone, 4.0, 3.0});
    CHECK(countIn(gap, "<polyline") == 2);
    CHECK(countIn(gap, "<circle") == 0);
    const std::string lone = drawn({1.0, 2.0, kNone, 4.0, kNone});
    CHECK(countIn(lone, "<polyline") == 1);
    CHECK(countIn(lone, "<circle") == 1);
}

TEST_CASE("points that stand for many have no number only where none of them has one", "[report]") {
    std::vector<double> year(2400, 5.0);  // ten to a point
    for (std::size_t i = 1000; i < 1010; ++i) year[i] = kNone;
    CHECK(countIn(drawn(year), "<polyline") == 2);
    year[1004] = 5.0;
    CHECK(countIn(drawn(year), "<polyline") == 1);
}
