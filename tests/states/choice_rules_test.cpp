// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/states/checked.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using test::verdict;

namespace {

/// The findings about one choice rule, its pointer cut off.
std::string about(const std::string& rule) {
    std::string lines = verdict(test::machineOf(R"("A": { "Type": "Choice", "Default": "B", "Choices": [ )" + rule +
                                                R"( ] }, "B": { "Type": "Succeed" })"));
    const std::string prefix = "/States/A/Choices/0";
    for (std::size_t at = lines.find(prefix); at != std::string::npos; at = lines.find(prefix))
        lines.erase(at, prefix.size());
    return lines;
}

std::string comparison(const std::string& op, const std::string& operand) {
    return about(R"({ "Variable": "$.a", ")" + op + R"(": )" + operand + R"(, "Next": "B" })");
}

}  // namespace

TEST_CASE("each of the 39 comparison operators takes an operand of its kind") {
    std::size_t count = 0;
    for (const std::string kind : {"String", "Numeric", "Boolean", "Timestamp"}) {
        for (const std::string relation :
             {"Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"}) {
            if (kind == "Boolean" && relation != "Equals") continue;
            const std::string right = kind == "String"    ? R"("x")"
                                      : kind == "Numeric" ? "-1.5"
                                      : kind == "Boolean" ? "true"
                                                          : R"("2026-01-05T00:00:00+01:00")";
            CAPTURE(kind, relation);
            CHECK(comparison(kind + relation, right).empty());
            CHECK(comparison(kind + relation, "{}") == "wrong-type /" + kind + relation);
            CHECK(comparison(kind + relation + "Path", R"("$.b")").empty());
            CHECK(comparison(kind + relation + "Path", R"("$.b[*]")") ==
                  "bad-reference-path /" + kind + relation + "Path");
            count += 2;
        }
    }
    for (const std::string test : {"Null", "Present", "Numeric", "String", "Boolean", "Timestamp"}) {
        CHECK(comparison("Is" + test, "true").empty());
        CHECK(comparison("Is" + test, R"("true")") == "wrong-type /Is" + test);
        ++count;
    }
    CHECK(comparison("StringMatches", R"("a*\\*")").empty());
    CHECK(count + 1 == 39);
    CHECK(comparison("StringMatchesPath", R"("$.b")") == "choice-rule \nunknown-field /StringMatchesPath");
    CHECK(comparison("BooleanLessThan", "true") == "choice-rule \nunknown-field /BooleanLessThan");
    CHECK(comparison("TimestampEquals", R"("2026-13-05T00:00:00Z")") == "bad-timestamp /TimestampEquals");
}

TEST_CASE("a rule has one operator, and Next only outside") {
    CHECK(about(R"({ "Variable": "$.a", "Next": "B" })") == "choice-rule ");
    CHECK(about(R"({ "NumericEquals": 1, "Next": "B" })") == "missing-field ");
    CHECK(about(R"({ "Variable": "$.a", "NumericEquals": 1 })") == "missing-field ");
    CHECK(about(R"({ "Variable": "$.a", "NumericEquals": 1, "IsNull": true, "Next": "B" })") == "choice-rule /IsNull");
    CHECK(about(R"({ "Not": { "Variable": "$.a", "IsNull": true }, "Variable": "$.a", "Next": "B" })") ==
          "choice-rule /Variable");
    CHECK(about(R"({ "And": [], "Next": "B" })") == "empty-list /And");
    CHECK(about(R"({ "Or": [ { "Variable": "$.a", "IsNull": true, "Next": "B" } ], "Next": "B" })") ==
          "field-not-allowed /Or/0/Next");
    CHECK(
        about(
            R"({ "Or": [ { "Variable": "$.a", "IsNull": true, "Comment": "x" } ], "Next": "B", "Assign": { "v": 1 } })")
            .empty());
    CHECK(about(R"({ "Condition": true, "Next": "B" })") == "choice-rule \nfield-of-other-language /Condition");
}

TEST_CASE("a rule in JSONata has nothing of JSONPath's") {
    // Language, document history of 2024-11-22: Variable and all comparison fields are JSONPath's.
    const auto rule = [](const std::string& fields) {
        return verdict(test::machineOf(R"("A": { "Type": "Choice", "QueryLanguage": "JSONata", "Default": "B",
            "Choices": [ { "Next": "B", "Condition": true, )" +
                                       fields + R"( } ] }, "B": { "Type": "Succeed" })"));
    };
    for (const char* name : {"Variable", "StringEquals", "IsPresent", "NumericLessThanPath", "And", "Not"})
        CHECK(rule("\"" + std::string(name) + "\": \"$.a\"") ==
              "field-of-other-language /States/A/Choices/0/" + std::string(name));
    CHECK(rule(R"("Stringequals": "a")") == "unknown-field /States/A/Choices/0/Stringequals");
}
