// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/recordings.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scenarios/recorded/joined.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace {

/// A page of an answer, gone at the end.
class Page {
public:
    Page(const std::string& name, const std::string& minute, const std::string& rest)
        : path_(std::filesystem::temp_directory_path() / (std::to_string(::getpid()) + name)) {
        std::ofstream(path_)
            << R"({"MetricDataResults": [{"Id": "m1", "Label": "F Invocations", "Timestamps": ["2026-01-05T00:)"
            << minute << R"(:00Z"], "Values": [7], "StatusCode": "Complete"}])" << rest << "}";
    }
    ~Page() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("pages whose last one is missing are refused", "[recorded]") {
    const Page first("first.json", "00", R"(, "NextToken": "abc")");
    const Page last("last.json", "01", "");
    const auto alone = recorded::readRecordings({first.path()}, "");
    REQUIRE_FALSE(alone);
    CHECK(alone.error().what.find("NextToken says that CloudWatch has more pages") != std::string::npos);
    CHECK(recorded::readRecordings({first.path(), last.path()}, ""));
    CHECK(recorded::readRecordings({last.path()}, ""));
}

TEST_CASE("a day in each file is one series, and so are the pages of an answer", "[recorded]") {
    const Page monday("monday.json", "00", "");
    const Page tuesday("tuesday.json", "07", "");
    auto both = recorded::readRecordings({tuesday.path(), monday.path(), monday.path()}, "");
    REQUIRE(both);
    REQUIRE(both->series.size() == 1);
    CHECK(both->series.front().points == std::vector<recorded::Datapoint>{{1767571200, 7.0}, {1767571620, 7.0}});
    REQUIRE(both->notes.size() == 1);
    CHECK(both->notes.front().find("1 values are there twice") != std::string::npos);
}

TEST_CASE("the last page completes a series, in any order, and no other file does", "[recorded]") {
    recorded::Series page{"m1", "F Invocations", "", "", {}, 60, {{0, 1.0}, {60, 2.0}}, false};
    recorded::Series last{"m1", "F Invocations", "", "", {}, 60, {{120, 3.0}}, true};
    for (const bool turned : {false, true}) {
        std::vector<recorded::Series> series{turned ? last : page, turned ? page : last};
        std::vector<std::string> notes;
        REQUIRE(recorded::joinSame(series, notes));
        REQUIRE(series.size() == 1);
        CHECK(series.front().complete);
        CHECK(series.front().points.size() == 3);
        CHECK(series.front().points.back().second == 120);
    }
    std::vector<recorded::Series> other{page, {"m1", "G Invocations", "", "", {}, 60, {{0, 1.0}}, true}};
    std::vector<std::string> notes;
    REQUIRE(recorded::joinSame(other, notes));
    CHECK(other.size() == 2);
    CHECK_FALSE(other.front().complete);
}

TEST_CASE("two values of one moment, or periods that differ, are refused", "[recorded]") {
    const auto refusal = [](recorded::Series one, recorded::Series other) {
        std::vector<recorded::Series> both{std::move(one), std::move(other)};
        std::vector<std::string> notes;
        const auto joined = recorded::joinSame(both, notes);
        return joined ? std::string() : joined.error().what;
    };
    const auto every = [](std::int64_t period, std::int64_t from, double value) {
        recorded::Series series{"m1", "F Invocations", "", "", {}, period, {}, true};
        for (int i = 0; i < 12; ++i) series.points.push_back({from + i * period, value});
        return series;
    };
    CHECK(refusal(every(60, 0, 1.0), every(60, 6000, 2.0)).empty());
    CHECK(refusal(every(60, 0, 1.0), every(60, 0, 2.0)).find("two different values at 1970-01-01T00:00:00Z") !=
          std::string::npos);
    CHECK(refusal(every(60, 0, 1.0), every(300, 6000, 5.0)).find("ask for one period") != std::string::npos);
    // Few invocations: minutes, though the values that there are lie further apart.
    recorded::Series rare = every(180, 6060, 1.0);
    rare.points.back().second += 60;
    CHECK(refusal(every(60, 0, 1.0), rare).empty());
}

TEST_CASE("values that are refused leave the series as it was, and a single value shows no period", "[recorded]") {
    recorded::Series hours{"m1", "F Invocations", "", "", {}, 3600, {}, false};
    for (int i = 0; i < 12; ++i) hours.points.push_back({i * 3600, 1.0});
    const recorded::Series before = hours;
    std::vector<std::string> notes;
    CHECK_FALSE(recorded::append({"m1", "", "", "", {}, 3600, {{0, 2.0}, {90000, 1.0}}, true}, hours, notes));
    CHECK(hours.points == before.points);
    CHECK_FALSE(hours.complete);
    REQUIRE(recorded::append({"m1", "", "", "", {}, 60, {{86400, 5.0}}, true}, hours, notes));
    CHECK(hours.period == 3600);
    CHECK(hours.points.size() == 13);
}
