// SPDX-License-Identifier: GPL-3.0-or-later
// Key popularity from a file. Oracle: shares counted by hand.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "model/base/key_weights.hpp"
#include "scenarios/build/design_world.hpp"
#include "scenarios/format/key_counts.hpp"
#include "tests/scenarios/one_of_each.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;

namespace fs = std::filesystem;

namespace {

/// A scenario that reads items by the keys of "keys.csv" beside it.
class KeyFolder {
public:
    KeyFolder() : path_(fs::temp_directory_path() / ("headroom-keys-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~KeyFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    KeyFolder(const KeyFolder&) = delete;
    KeyFolder& operator=(const KeyFolder&) = delete;

    format::LoadedScenario load(const std::string& csv, const std::string& more = "") const {
        std::ofstream(path_ / "keys.csv", std::ios::binary) << csv;
        test::OneOfEach scenario;
        scenario.call = R"("Target": "Items", "Operation": "PutItem", "Key": { "File": "keys.csv")" + more + " }";
        return scenario.load(path_.string());
    }
    /// What is wrong with the file.
    std::string said(const std::string& csv, const std::string& more = "") const {
        return document::toLines(load(csv, more).problems);
    }
    base::KeyPopularity keys(const std::string& csv, const std::string& more = "") const {
        const auto loaded = load(csv, more);
        INFO(document::toLines(loaded.problems));
        REQUIRE(loaded.scenario);
        for (const format::Resource& resource : loaded.scenario->designs[0].resources) {
            if (const auto* table = std::get_if<dynamodb::Spec>(&resource.spec)) return table->writeKeys.at(0);
        }
        FAIL("no table");
        return {};
    }

private:
    fs::path path_;
};

const std::string kWeight = R"(, "Weight": "count")";

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("keys of a file have the shares of their weights", "[keys]") {
    const KeyFolder folder;
    const base::KeyPopularity keys = folder.keys("key,count\na,10\nb,60\nc,30\n", kWeight);
    CHECK(base::keyCount(keys) == 3);
    CHECK(base::probability(keys, 0) == Approx(0.6));
    CHECK(base::probability(keys, 1) == Approx(0.3));
    CHECK(base::probability(keys, 2) == Approx(0.1));
    // In any columns, quoted, with other line ends, a byte order mark, in several rows.
    const std::string wide =
        "\xef\xbb\xbf"
        "when,count,key\r\n1,2.5,\"a, \"\"quoted\"\"\"\r\n\r\n2,5,b\r\n3,2.5,\"a, \"\"quoted\"\"\"\r\n4,0,c";
    const base::KeyPopularity same = folder.keys(wide, kWeight + R"(, "Column": "key")");
    CHECK(base::keyCount(same) == 2);
    CHECK(base::probability(same, 0) == Approx(0.5));
    // A log with a row for each request.
    const base::KeyPopularity log = folder.keys("key\nx\ny\nx\nx\n");
    CHECK(base::probability(log, 0) == Approx(0.75));
}

TEST_CASE("what is wrong with a file of keys names its line", "[keys]") {
    const KeyFolder folder;
    CHECK(holds(folder.said("key,count\na,1\nb,many\n", kWeight), "keys.csv:3: has no weight"));
    CHECK(holds(folder.said("key,count\na,1\nb,-1\n", kWeight), "keys.csv:3: has no weight"));
    CHECK(holds(folder.said("key,count\na\n", kWeight), "keys.csv:2: has no weight"));
    CHECK(holds(folder.said("key,count\n\"a,1\n", kWeight), "keys.csv:2: has a quote without an end"));
    CHECK(holds(folder.said("key,count\n" + std::string(70'000, 'k'), kWeight), "keys.csv:2: is longer than 64 KB"));
    CHECK(holds(folder.said("key,hits\na,1\n", kWeight), "keys.csv:1: has no column \"count\""));
    CHECK(holds(folder.said("id,count\na,1\n", kWeight + R"(, "Column": "key")"), "has no column \"key\""));
    CHECK(holds(folder.said("when,key,count\n1,a,1\n", kWeight), "has 2 columns for keys: \"Column\" says which"));
    CHECK(holds(folder.said("key,count\n", kWeight), "holds no keys"));
    CHECK(holds(folder.said("key,count\na,0\n", kWeight), "holds no keys"));
    CHECK(holds(folder.said("", kWeight), "is empty"));
    CHECK(holds(folder.said("key\n", R"(, "Wieght": "count")"), "Wieght"));
    test::OneOfEach scenario;
    scenario.call = R"("Target": "Items", "Operation": "GetItem", "Key": { "File": "nowhere.csv" })";
    CHECK(holds(test::problemsOf(scenario), "does not exist or is no file"));
}

TEST_CASE("different keys are counted in bounded memory", "[keys]") {
    format::KeyCounts counts(100);
    // 50 keys over and over: they are put together.
    for (int i = 0; i < 10'000; ++i) REQUIRE(counts.add("key " + std::to_string(i % 50), 2.0));
    const std::vector<double> weights = counts.take();
    CHECK(weights == std::vector<double>(50, 400.0));
    format::KeyCounts many(100);
    int taken = 0;
    while (taken < 1'000 && many.add(std::to_string(taken), 1.0)) ++taken;
    CHECK(taken == 125);
}

// Ten requests a second for ten minutes, 60 % on one item of 1,000 B, which is the one that a partition sees most.
TEST_CASE("a world draws the keys of the file", "[keys]") {
    const KeyFolder folder;
    const auto loaded = folder.load("key,count\na,10\nb,60\nc,30\n", kWeight);
    REQUIRE(loaded.scenario);
    build::DesignWorld world(*loaded.scenario, loaded.scenario->designs[0],
                             {{}, base::minutes(10), base::minutes(1), 7});
    world.run({}, {});
    double written = 0.0;
    for (const engine::ResourceReport& report : world.reports(base::minutes(10))) {
        for (const engine::Figure& figure : report.figures) {
            if (report.resource == "Items" && figure.name == "ConsumedWriteCapacityUnits") written = figure.value;
        }
    }
    CHECK(written == Approx(6'000).epsilon(0.05));
}
