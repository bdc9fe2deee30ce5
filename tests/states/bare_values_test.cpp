// SPDX-License-Identifier: GPL-3.0-or-later
// Substitutions outside of quotes: AWS puts values into the text of a definition before it reads it.
#include "scenarios/states/bare_values.hpp"

#include "tests/states/checked.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Format;
using states::withBareValues;
using test::machineOf;
using test::verdict;

TEST_CASE("values come in where a name stands outside of quotes and comments") {
    const states::Substitutions values{{"W", "3"}, {"On", "true"}};
    CHECK(withBareValues(R"({ "a": ${W}, "b": [${W},${On}] })", Format::Json, values) ==
          R"({ "a": 3, "b": [3,true] })");
    const std::string kept = "{ \"a\": \"${W}\", \"b\\\"${W}\": 1 } // ${W}\n/* ${W} */";
    CHECK(withBareValues(kept, Format::Json, values) == kept);
    CHECK(withBareValues(R"({ "a": ${Other} })", Format::Json, values) == R"({ "a": "${Other}" })");
    for (const char* open : {"{ \"a\": ${W", "{ \"a\": ${W\n} }", "\"", "\"\\", "//", "/*", "${", "$"})
        CHECK(withBareValues(open, Format::Json, values) == open);
}

TEST_CASE("in YAML numbers and truths come in, where the name is the whole value") {
    const states::Substitutions values{{"W", "3"}, {"T", "three: four"}};
    CHECK(withBareValues("a: ${W}\nb: [${W}, ${W}]\n- ${W} # ${W}\n", Format::Yaml, values) ==
          "a: 3\nb: [3, 3]\n- 3 # ${W}\n");
    const std::string kept = "a: \"${W}\"\nb: x${W}\nc: ${W}x\nd: ${T}\n";
    CHECK(withBareValues(kept, Format::Yaml, values) == kept);
}

TEST_CASE("a number is substituted, and a name without a value is a placeholder") {
    const std::string wait = machineOf(R"("A": { "Type": "Wait", "Seconds": ${W}, "End": true })");
    states::LoadOptions options;
    CHECK(verdict(wait, options).empty());  // to be replaced before deployment
    options.substitutions.emplace("W", "3");
    const states::LoadedDefinition loaded = test::checked(wait, options);
    REQUIRE(loaded.ok());
    CHECK(loaded.machine->definition.states[0].waitSeconds == 3);
    options.substitutions.insert_or_assign("W", "soon");
    CHECK(verdict(wait, options).find("syntax") == 0);
    options.substitutions.insert_or_assign("W", "-3");
    CHECK(verdict(wait, options) == "out-of-range /States/A/Seconds");
    // In quotes the value stays text.
    options.substitutions.insert_or_assign("W", "3");
    CHECK(verdict(machineOf(R"("A": { "Type": "Wait", "Seconds": "${W}", "End": true })"), options) ==
          "wrong-type /States/A/Seconds");
    const auto yaml =
        states::loadDefinitionText("StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: ${W}\n    End: true\n",
                                   "m.yaml", Format::Yaml, options);
    REQUIRE(yaml.ok());
    CHECK(yaml.machine->definition.states[0].waitSeconds == 3);
}
