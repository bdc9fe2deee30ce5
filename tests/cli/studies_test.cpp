// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that make more of a scenario than one run, as a user calls them.
#include "tests/cli/program.hpp"

using namespace program;

namespace {

/// Reads with half a unit and with a whole one, 50 a second; a parameter for the size of what is read.
const char* const kDesigns = R"({ "Headroom": 1, "Name": "Two", "Region": "us-east-1",
 "Parameters": { "Size": { "Type": "String", "Default": "1KB" } },
 "Resources": { "Items": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" }, "Behavior": { "ItemCount": 10, "ItemSize": { "Ref": "Size" } } } },
 "Workloads": { "Readers": { "Target": "Items", "Operation": "GetItem", "Arrivals": { "Poisson": { "Rate": "50/s" } } } },
 "Designs": [ { "Name": "half" }, { "Name": "whole", "Patch": { "Workloads": { "Readers": { "ConsistentRead": true } } } } ],
 "Objectives": [ { "Metric": "Cost", "Period": "month", "AtMost": "12 USD" } ],
 "Simulation": { "WarmUp": "1s", "Duration": "60s", "Replications": 5 } })";

}  // namespace

TEST_CASE("compare is a gate: exit 3 with a two-line reason when an objective is missed", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome outcome = headroom(folder, "compare two.json --effects --format json,csv,md");
    INFO(outcome.err);
    CHECK(outcome.code == 3);
    CHECK(contains(outcome.out, "worse"));
    CHECK(contains(outcome.out, "/Workloads/Readers/ConsistentRead: absent -> true"));
    CHECK(contains(outcome.err, "missed in design \"whole\": cost"));
    CHECK(contains(outcome.err, "\n  it is $16"));
    for (const char* name : {"comparison.json", "result.json", "comparison.csv", "comparison.md"})
        CHECK(fs::file_size(folder / "two.comparison" / name) > 100);
    const Outcome quiet = headroom(folder, "compare two.json --designs half,whole --quiet --json --out other");
    CHECK(quiet.code == 3);
    CHECK(quiet.out == slurp(folder / "other" / "comparison.json"));
    CHECK(headroom(folder, "compare two.json --designs half").code == 2);
    CHECK(headroom(folder, "compare two.json --designs half,other").code == 2);
    CHECK(headroom(folder, "run two.json --design half --quiet").code == 0);
}

TEST_CASE("results are compared with each other, paired where they may be", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    REQUIRE(headroom(folder, "run two.json --design half --quiet --out a").code == 0);
    REQUIRE(headroom(folder, "run two.json --design whole --quiet --out b").code == 3);
    REQUIRE(headroom(folder, "run two.json --design whole --quiet --seed 9 --out c").code == 3);
    const Outcome paired = headroom(folder, "compare a/result.json b/result.json --out ab");
    INFO(paired.err);
    CHECK(paired.code == 3);
    CHECK(contains(paired.out, "worse"));
    CHECK_FALSE(contains(paired.out, "not paired"));
    CHECK(contains(headroom(folder, "compare a/result.json c/result.json --out ac").out, "not paired"));
    CHECK(contains(slurp(folder / "ac" / "result.json"), "\"Paired\": false"));
    REQUIRE(headroom(folder, "run two.json --design whole --quiet --duration 90s --out d").code == 3);
    const Outcome longer = headroom(folder, "compare a/result.json d/result.json --out ad");
    CHECK(longer.code == 2);
    CHECK(contains(longer.err, "is of 90 s, a/result.json of 1 min"));
    CHECK(headroom(folder, "compare a/result.json --out d").code == 2);
    CHECK(headroom(folder, "compare two.json a/result.json").code == 2);
}

TEST_CASE("a report is made of a result without running it again", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    REQUIRE(headroom(folder, "run two.json --quiet --format html --out r").code == 3);
    CHECK(contains(slurp(folder / "r" / "report.html"), "headroom run two.json"));
    fs::remove(folder / "r" / "report.html");
    const Outcome outcome =
        headroom(folder, "report r/result.json --format html,odt,md,csv --client 'A & B' --date 2026-01-05");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    const std::string page = slurp(folder / "r" / "report.html");
    CHECK(contains(page, "A &amp; B"));
    CHECK(contains(page, "2026-01-05"));
    CHECK_FALSE(fs::exists(folder / "r" / "summary.md"));
    CHECK(contains(slurp(folder / "r" / "report.md"), "## How to reproduce"));
    CHECK(contains(slurp(folder / "r" / "report.md"), "- For: A & B\n"));
    CHECK(contains(page, "headroom run two.json"));
    CHECK(contains(page, ">version<"));
    CHECK(slurp(folder / "r" / "report.odt").substr(30, 8) == "mimetype");
    CHECK(fs::exists(folder / "r" / "figures.csv"));
    CHECK(headroom(folder, "report two.json").code == 2);
    CHECK(headroom(folder, "report r/result.json --format doc").code == 2);
    CHECK(headroom(folder, "report r/result.json --logo two.json").code == 2);
    CHECK(headroom(folder, "report nothing.json").code == 2);
}

TEST_CASE("a result says what makes it again, whatever it was run on and written to", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const std::string run = "run two.json --design half --set Size=2KB --seed 3 --replications 5 --quiet ";
    REQUIRE(headroom(folder, run + "--jobs 1 --out a").code == 0);
    REQUIRE(headroom(folder, run + "--jobs 3 --format html --out b").code == 0);
    const std::string result = slurp(folder / "a" / "result.json");
    CHECK(result == slurp(folder / "b" / "result.json"));
    CHECK(contains(result,
                   "\"Command\": \"headroom run two.json --set Size=2KB --seed 3 --replications 5 --design half\""));
    CHECK(contains(result, "\"Version\": \"headroom "));
    REQUIRE(headroom(folder, "compare two.json --quiet --out c").code == 3);
    CHECK(contains(slurp(folder / "c" / "result.json"), "\"Command\": \"headroom compare two.json\""));
}

TEST_CASE("a result without its costs is no report of $0.00", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    REQUIRE(headroom(folder, "run two.json --design half --quiet --out r").code == 0);
    std::string text = slurp(folder / "r" / "result.json");
    text.replace(text.find("\"Cost\": {"), 6, "\"Lost\"");
    folder.write("edited.json", text);
    const Outcome outcome = headroom(folder, "report edited.json");
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.err, "edited.json: lacks what it is read for: /Designs/0/Cost is no object"));
    CHECK_FALSE(fs::exists(folder / "report.html"));
}

TEST_CASE("a folder of results holds what the last run wrote", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    REQUIRE(headroom(folder, "run two.json --quiet --format html,csv,focus --out r").code == 3);
    CHECK(fs::exists(folder / "r" / "series_2_whole.csv"));
    folder.write("r/notes.csv", "somebody's");
    REQUIRE(headroom(folder, "run two.json --quiet --design half --out r").code == 0);
    for (const char* stale : {"report.html", "figures.csv", "line_items.csv", "series_2_whole.csv", "focus_1_half.csv"})
        CHECK_FALSE(fs::exists(folder / "r" / stale));
    CHECK(fs::exists(folder / "r" / "notes.csv"));
}

TEST_CASE("reports as PDF, of a run and of its result", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome ran = headroom(folder, "run two.json --quiet --design half --format pdf --out r");
    if (ran.code == 1 && contains(ran.err, "takes Qt 6")) {
        WARN("built without what sets pages");
        return;
    }
    REQUIRE(ran.code == 0);
    CHECK(slurp(folder / "r" / "report.pdf").substr(0, 5) == "%PDF-");
    REQUIRE(headroom(folder, "growth two.json --designs half --factors 1,3 --months 0 --quiet --out g").code == 0);
    const Outcome outcome =
        headroom(folder, "report r/result.json --format pdf,html --growth g/growth.json --client ACME --out d");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(slurp(folder / "d" / "report.pdf").substr(0, 5) == "%PDF-");
    CHECK(contains(slurp(folder / "d" / "report.html"), "Each level simulated"));
    CHECK(headroom(folder, "report r/result.json --growth r/result.json").code == 2);
}

TEST_CASE("studies as pages with charts", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome swept =
        headroom(folder, "sweep two.json --vary Size=1KB,5KB --vary Traffic=1x,2x --quiet --format html --out s");
    CHECK(swept.code == 0);
    CHECK(contains(slurp(folder / "s" / "sweep.html"), "<svg"));
    CHECK(headroom(folder, "compare two.json --quiet --format html --out c").code == 3);
    CHECK(contains(slurp(folder / "c" / "report.html"), "Recommendation"));
}

TEST_CASE("guesses are varied on request", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome outcome = headroom(folder, "run two.json --design half --duration 5s --guesses --quiet --out g");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(contains(slurp(folder / "g" / "result.json"), "AdmissionWindow"));
    CHECK(contains(slurp(folder / "g" / "result.json"), "\"Inputs90\": ["));
    CHECK(headroom(folder, "optimize two.json --vary Size=1KB,2KB --robust --duration 5s").code == 2);
}

TEST_CASE("sweep writes a table, goes on where it was, and is the same for any number of jobs", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const std::string vary = "sweep two.json --vary Size=1KB,5KB --vary Traffic=1x,2x ";
    const Outcome outcome = headroom(folder, vary + "--format csv --jobs 1 --out one");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.out, "5KB"));
    CHECK(contains(slurp(folder / "one" / "sweep.csv"), "point,design,Size,Traffic,metric"));
    CHECK(headroom(folder, vary + "--jobs 3 --quiet --out two").code == 0);
    CHECK(slurp(folder / "one" / "sweep.json") == slurp(folder / "two" / "sweep.json"));
    CHECK(contains(headroom(folder, vary + "--out one").out, "8 points were finished before"));
    CHECK(slurp(folder / "one" / "sweep.json") == slurp(folder / "two" / "sweep.json"));
    for (const char* wrong : {"sweep two.json", "sweep two.json --vary Size", "sweep two.json --vary Seize=1KB",
                              "sweep two.json --vary Size=2KB..1KB:3", "sweep two.json --vary Size=1KB --method best",
                              "sweep two.json --vary Size=1KB --vary Size=2KB", "sweep two.json --vary Size=-1KB"}) {
        const Outcome refused = headroom(folder, wrong);
        INFO(wrong << "\n" << refused.err);
        CHECK(refused.code == 2);
        CHECK_FALSE(refused.err.empty());
        CHECK(refused.out.empty());
    }
}

TEST_CASE("breaking-point, break-even, growth and optimize answer", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome breaking = headroom(folder, "breaking-point two.json --most 4 --format md,odt");
    INFO(breaking.err);
    CHECK(breaking.code == 0);
    CHECK(contains(breaking.out, "Nothing fails up to"));
    CHECK(fs::exists(folder / "two.breaking-point" / "breaking-point.md"));
    CHECK(slurp(folder / "two.breaking-point" / "breaking-point.odt").starts_with("PK"));
    const Outcome wrongKind = headroom(folder, "report two.breaking-point/breaking-point.json");
    CHECK(wrongKind.code == 2);
    CHECK(contains(wrongKind.err, "headroom breaking-point ... --format pdf"));
    CHECK(headroom(folder, "breaking-point two.json --design none").code == 2);
    const Outcome even = headroom(folder, "break-even two.json --vary Traffic=0.5x..4x");
    CHECK(even.code == 0);
    CHECK(contains(even.out, "\"half\" has the lower cost a month all along the range"));
    CHECK(headroom(folder, "break-even two.json --vary Traffic=1x,2x").code == 2);
    CHECK(headroom(folder, "break-even two.json --vary Traffic=1x..2x --figure p98").code == 2);
    const Outcome pair = headroom(folder, "break-even two.json --pair capacity --vary Traffic=0.5x..4x");
    INFO(pair.err);
    CHECK(pair.code == 0);
    CHECK(contains(pair.out, "Items provisioned, scaled"));
    CHECK(headroom(folder, "break-even two.json --pair dax --vary Traffic=0.5x..4x").code == 2);
    const Outcome grown = headroom(folder, "growth two.json --designs half --factors 1,3 --months 6 --step 6");
    CHECK(grown.code == 0);
    CHECK(contains(grown.out, "month 6"));
    CHECK(headroom(folder, "growth two.json --factors 0").code == 2);
    const Outcome best = headroom(folder, "optimize two.json --vary Size=1KB,2KB,5KB --json --quiet");
    CHECK(best.code == 0);
    CHECK(contains(best.out, "\"HeadroomOptimum\": 1"));
    CHECK(headroom(folder, "optimize two.json --vary Size=1KB,2KB --minimise joy").code == 2);
    const Outcome none = headroom(folder, "optimize two.json --vary Size=50KB,60KB");
    CHECK(none.code == 3);  // as a run that misses an objective
    CHECK(contains(none.out, "no design that was tried meets the objectives"));
}

TEST_CASE("a stopping rule in place of a number of replications", "[cli]") {
    const Folder folder;
    folder.write("two.json", kDesigns);
    const Outcome outcome = headroom(folder, "run two.json --design half --precision 'cost 0.5%'");
    INFO(outcome.err);
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.out, "Precision asked for: cost 0.5%, reached"));
    CHECK(contains(slurp(folder / "two.results" / "result.json"), "\"Asked\": \"cost 0.5%\""));
    CHECK(headroom(folder, "run two.json --precision fast").code == 2);
}

// Fifty reads a second of a table that has one unit to give: most orders come to nothing, and no tenant's request does.
TEST_CASE("the share beside what a unit costs is of its own requests") {
    const Folder folder;
    std::string text = kTiny;
    text.insert(text.find("\"Items\""),
                R"("Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PROVISIONED",
  "ProvisionedThroughput": { "ReadCapacityUnits": 1, "WriteCapacityUnits": 1 } }, "Behavior": { "ItemCount": 10 } }, )");
    text.insert(text.find("\"Readers\""), R"("Buyers": { "Target": "Orders", "Operation": "GetItem", "Unit": "order",
  "Arrivals": { "Poisson": { "Rate": "50/s" } } }, )");
    text.insert(text.find("\"Target\": \"Items\""), R"("Unit": "tenant", )");
    folder.write("units.json", text);
    const Outcome outcome = headroom(folder, "run units.json --quiet --out out");
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    const std::string result = slurp(folder / "out/result.json");
    const std::size_t units = result.find("\"PerUnit\"");
    REQUIRE(units != std::string::npos);
    const auto isSaidOf = [&](const std::string& unit) {
        const std::size_t at = result.find("\"" + unit + "\"", units);
        return contains(result.substr(at, result.find('}', at) - at), "Unsuccessful");
    };
    CHECK(isSaidOf("order"));
    CHECK_FALSE(isSaidOf("tenant"));
}

TEST_CASE("a design whose name has a comma is chosen by its name", "[cli]") {
    const Folder folder;
    std::string text = kDesigns;
    const std::string name = R"({ "Name": "whole")";
    text.replace(text.find(name), name.size(), R"({ "Name": "whole, read twice")");
    folder.write("two.json", text);
    const Outcome chosen = headroom(
        folder, "growth two.json --designs 'whole, read twice' --factors 1,3 --months 0 --quiet --json --out g");
    INFO(chosen.err);
    CHECK(chosen.code == 0);
    CHECK(contains(chosen.out, "whole, read twice"));
    CHECK_FALSE(contains(chosen.out, "\"half\""));
    CHECK(headroom(folder, "compare two.json --designs 'half,whole, read twice' --quiet --out c").code == 3);
}
