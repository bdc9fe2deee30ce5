// SPDX-License-Identifier: GPL-3.0-or-later
// Every comparison operator of a Choice executed by data, with a value and with its Path twin, against what holds by
// hand.
#include <vector>

#include "tests/states/executed.hpp"

using namespace headroom;
using test::executed;
using test::Json;
using test::Status;

namespace {

/// Whether a rule of that operator holds for $.left.
bool holds(const std::string& op, const std::string& operand, const Json& input) {
    const auto run =
        executed(test::machineOf(R"("A": { "Type": "Choice", "Default": "N", "Choices": [ { "Variable": "$.left", ")" +
                                 op + R"(": )" + operand + R"(, "Next": "Y" } ] },
        "Y": { "Type": "Pass", "Result": true, "End": true }, "N": { "Type": "Pass", "Result": false, "End": true })"),
                 input);
    REQUIRE(run.status == Status::Succeeded);
    return run.output.get<bool>();
}

/// How two values of a kind stand to each other; Apart: of different kinds, so that nothing holds.
enum class Order { Less, Equal, Greater, Apart };
struct Pair {
    Json left;
    Json right;
    Order order;
};

/// Both ways to write the operand.
void checkRelation(const std::string& op, const Pair& pair, bool expected) {
    CAPTURE(op, pair.left.dump(), pair.right.dump());
    CHECK(holds(op, pair.right.dump(), {{"left", pair.left}}) == expected);
    CHECK(holds(op + "Path", R"("$.right")", {{"left", pair.left}, {"right", pair.right}}) == expected);
}

void checkKind(const std::string& kind, const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
        const bool less = pair.order == Order::Less;
        const bool equal = pair.order == Order::Equal;
        const bool greater = pair.order == Order::Greater;
        checkRelation(kind + "Equals", pair, equal);
        if (kind == "Boolean") continue;
        checkRelation(kind + "LessThan", pair, less);
        checkRelation(kind + "GreaterThan", pair, greater);
        checkRelation(kind + "LessThanEquals", pair, less || equal);
        checkRelation(kind + "GreaterThanEquals", pair, greater || equal);
    }
}

}  // namespace

TEST_CASE("texts compare by their characters, not by what they mean") {
    checkKind("String", {{"a", "b", Order::Less},
                         {"b", "b", Order::Equal},
                         {"c", "b", Order::Greater},
                         {"B", "a", Order::Less},
                         {"10", "9", Order::Less},
                         {"", "a", Order::Less},
                         {"ab", "a", Order::Greater},
                         {1, "1", Order::Apart},
                         {nullptr, "a", Order::Apart}});
}

TEST_CASE("numbers compare by value, whole or not") {
    checkKind("Numeric", {{1, 2, Order::Less},
                          {2, 2.0, Order::Equal},
                          {10, 9, Order::Greater},
                          {-4, -3, Order::Less},
                          {0.5, 0.25, Order::Greater},
                          {"1", 1, Order::Apart},
                          {true, 1, Order::Apart}});
}

TEST_CASE("timestamps compare as instants, whatever their offsets") {
    const char* const noon = "2026-01-05T12:00:00Z";
    checkKind("Timestamp", {{"9999-12-31T23:59:59Z", noon, Order::Greater},
                            {"9999-12-31T23:59:59Z", "9999-12-31T23:59:58Z", Order::Greater},
                            {"0001-01-01T00:00:00Z", noon, Order::Less}});
    checkKind("Timestamp", {{"2026-01-05T11:59:59.999Z", noon, Order::Less},
                            {"2026-01-05T13:00:00+01:00", noon, Order::Equal},
                            {"2026-01-05T12:30:00+01:00", noon, Order::Less},
                            {"2026-01-05T07:00:01-05:00", noon, Order::Greater},
                            {"2025-12-31T23:59:59Z", noon, Order::Less},
                            {"noon", noon, Order::Apart},
                            {1767614400, noon, Order::Apart}});
}

TEST_CASE("truths are the same or not") {
    checkKind("Boolean", {{true, true, Order::Equal},
                          {false, false, Order::Equal},
                          {true, false, Order::Greater},
                          {false, true, Order::Less},
                          {"true", true, Order::Apart},
                          {1, true, Order::Apart}});
}

TEST_CASE("StringMatches: a star is any text, an escaped one itself") {
    struct Match {
        const char* text;
        const char* pattern;
        bool matches;
    };
    for (const Match& one :
         {Match{"log-2026.txt", "log-*.txt", true}, Match{"log-2026.txt", "log-*", true},
          Match{"log-2026.txt", "*.zip", false}, Match{"", "*", true}, Match{"abc", "a*c*", true},
          Match{"a*c", R"(a\\*c)", true}, Match{"abc", R"(a\\*c)", false}, Match{"abc", "ab", false}}) {
        CAPTURE(one.text, one.pattern);
        CHECK(holds("StringMatches", "\"" + std::string(one.pattern) + "\"", {{"left", one.text}}) == one.matches);
    }
    CHECK_FALSE(holds("StringMatches", R"("*")", {{"left", 1}}));
    // Language, "Data-test expression": an open escape backslash is a runtime error.
    for (const std::string open : {R"(a\\b)", R"(a\\)", R"(\\\\\\)"}) {
        CAPTURE(open);
        const auto run = executed(
            test::machineOf(
                R"("A": { "Type": "Choice", "Default": "B", "Choices": [ { "Variable": "$.left", "StringMatches": ")" +
                open + R"(", "Next": "B" } ] }, "B": { "Type": "Succeed" })"),
            {{"left", "ab"}});
        CHECK(run.error == "States.Runtime");
    }
}

TEST_CASE("what a value is") {
    struct Kind {
        Json value;
        std::string is;  ///< the tests that hold beside IsPresent
    };
    const std::vector<Kind> kinds{{nullptr, "Null"},
                                  {0, "Numeric"},
                                  {-1.5, "Numeric"},
                                  {"", "String"},
                                  {"2026-01-05T00:00:00Z", "String Timestamp"},
                                  {"9999-12-31T23:59:59Z", "String Timestamp"},
                                  {"2026-01-05 00:00:00", "String"},
                                  {false, "Boolean"},
                                  {Json::array({1}), ""},
                                  {Json::object(), ""}};
    for (const Kind& kind : kinds) {
        for (const std::string test : {"Null", "Numeric", "String", "Boolean", "Timestamp"}) {
            const bool is = (" " + kind.is + " ").find(" " + test + " ") != std::string::npos;
            CAPTURE(kind.value.dump(), test);
            CHECK(holds("Is" + test, "true", {{"left", kind.value}}) == is);
            CHECK(holds("Is" + test, "false", {{"left", kind.value}}) == !is);
        }
        CHECK(holds("IsPresent", "true", {{"left", kind.value}}));
        CHECK_FALSE(holds("IsPresent", "false", {{"left", kind.value}}));
    }
    CHECK(holds("IsPresent", "false", {{"right", 1}}));
    CHECK_FALSE(holds("IsPresent", "true", {{"right", 1}}));
}

TEST_CASE("a Variable or an operand that is not there is States.Runtime") {
    const auto error = [](const std::string& rule) {
        return executed(test::machineOf(R"("A": { "Type": "Choice", "Default": "Z", "Choices": [ { )" + rule +
                                        R"(, "Next": "Z" } ] }, "Z": { "Type": "Succeed" })"),
                        {{"left", "x"}})
            .error;
    };
    CHECK(error(R"("Variable": "$.none", "StringEquals": "x")") == "States.Runtime");
    CHECK(error(R"("Variable": "$.none", "IsNull": true)") == "States.Runtime");
    CHECK(error(R"("Variable": "$.left", "StringEqualsPath": "$.none")") == "States.Runtime");
    CHECK(error(R"("Variable": "$.left", "StringEqualsPath": "$.left")").empty());
}
