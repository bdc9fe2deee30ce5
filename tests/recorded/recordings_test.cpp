// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/recordings.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

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
