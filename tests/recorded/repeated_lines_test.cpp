// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/repeated_lines.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scenarios/recorded/billing_export.hpp"
#include "scenarios/recorded/days.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// What is let through of lines given as request and figure.
std::vector<int> taken(const std::vector<std::pair<std::uint64_t, int>>& lines, std::uint64_t& repeated) {
    recorded::SeenLines seen;
    recorded::OncePerLine<int> once(seen);
    std::vector<int> used;
    for (const auto& [request, figure] : lines) {
        once.take(figure, request, static_cast<std::uint64_t>(figure), [&](int value) { used.push_back(value); });
    }
    repeated = once.repeated();
    return used;
}

recorded::ExportedUsage billed(const std::string& rows) {
    const auto file = std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + "twice.csv");
    std::ofstream(file) << "identity/LineItemId,lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,"
                           "lineItem/UsageAmount,lineItem/ResourceId,product/region\n"
                        << rows;
    auto usage = recorded::wholeBillingExport(file, pricing::PriceBooks());
    std::filesystem::remove(file);
    REQUIRE(usage);
    return std::move(*usage);
}

}  // namespace

TEST_CASE("a line counts once, whatever lies between", "[recorded]") {
    std::uint64_t repeated = 0;
    CHECK(taken({{1, 10}, {2, 20}, {1, 10}, {3, 30}, {2, 20}, {2, 20}}, repeated) == std::vector<int>{10, 20, 30});
    CHECK(repeated == 3);
    CHECK(taken({{1, 10}, {1, 11}, {0, 12}, {0, 12}}, repeated) == std::vector<int>{10, 11, 12, 12});  // 0: no request
    CHECK(repeated == 0);
}

TEST_CASE("a request on more than eight lines in a row is none, and what was held back comes", "[recorded]") {
    std::uint64_t repeated = 0;
    std::vector<std::pair<std::uint64_t, int>> lines(8, {7, 10});
    CHECK(taken(lines, repeated).size() == 1);
    CHECK(repeated == 7);
    lines.emplace_back(7, 10);
    CHECK(taken(lines, repeated).size() == 9);
    CHECK(repeated == 0);
}

TEST_CASE("ten thousand lines that differ are all new", "[recorded]") {
    recorded::SeenLines seen;
    for (std::uint64_t i = 0; i < 10'000; ++i) CHECK(seen.isNew(recorded::mixed(0, i)));
    for (std::uint64_t i = 0; i < 10'000; i += 100) CHECK_FALSE(seen.isNew(recorded::mixed(0, i)));
}

TEST_CASE("a bill's line that is there twice counts once; alike lines of two identities are two", "[recorded]") {
    const std::string line =
        ",Usage,AWSLambda,Request,100,arn:aws:lambda:us-east-1:123456789012:function:F,us-east-1\n";
    const recorded::ExportedUsage usage = billed("a" + line + "b" + line + "a" + line);
    REQUIRE(usage.list.usage.size() == 1);
    CHECK(usage.list.usage.front().quantity->text == "200");
    REQUIRE(usage.notes.size() == 1);
    CHECK(usage.notes.front() ==
          "left out: 1 lines that are there twice, with the same identity/LineItemId and figures");
    CHECK(billed(line + line).list.usage.front().quantity->text == "200");  // without an identity nobody knows
}

// 2026-01-05 begins 1,767,571,200 seconds after 1970.
TEST_CASE("the days of data are written and read", "[recorded]") {
    recorded::TimeSpan span;
    CHECK(recorded::daysText(span) == ", no date in it");
    span.add(1'767'571'200 + 80'000);
    CHECK(recorded::daysText(span) == ", data of 2026-01-05");
    span.add(1'767'571'200 + 90'000);
    CHECK(recorded::daysText(span) == ", data of 2026-01-05 to 2026-01-06");
    const recorded::TimeSpan read = recorded::daysIn("a.log, 5 invocations" + recorded::daysText(span));
    CHECK(read.first == 1'767'571'200);
    CHECK(read.last == 1'767'571'200 + 2 * 86'400 - 1);
    CHECK_FALSE(recorded::daysIn("a.log, no date in it").first);
    CHECK_FALSE(recorded::daysIn("a.log, data of old").first);
}
